package dev.tiefgang.cli;

import java.util.List;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Leaves options out of the help of a command that shares them with others and refuses them, saying why.
class Unlisted implements IModelTransformer {
    private final List<String> options;

    /// @param options names with their dashes
    Unlisted(List<String> options) {
        this.options = List.copyOf(options);
    }

    @Override
    public CommandSpec transform(CommandSpec spec) {
        for (String name : options) {
            OptionSpec option = spec.findOption(name);
            if (option == null) throw new IllegalStateException(spec.name() + " has no option " + name);
            spec.remove(option);
            spec.addOption(OptionSpec.builder(option).hidden(true).build());
        }
        return spec;
    }
}
