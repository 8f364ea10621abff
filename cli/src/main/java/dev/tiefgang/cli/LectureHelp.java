package dev.tiefgang.cli;

import picocli.CommandLine.Help;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/// Puts the settings of an experiment below the help where one is named: `lecture xor --help`.
final class LectureHelp implements IModelTransformer {
    @Override
    public CommandSpec transform(CommandSpec spec) {
        spec.usageMessage().sectionMap().put(UsageMessageSpec.SECTION_KEY_FOOTER, LectureHelp::settings);
        return spec;
    }

    private static String settings(Help help) {
        return help.commandSpec().userObject() instanceof LectureCommand lecture ? lecture.settingsHelp() : "";
    }
}
