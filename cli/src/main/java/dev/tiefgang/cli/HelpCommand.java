package dev.tiefgang.cli;

import dev.tiefgang.zoo.UnknownNameException;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Shows what `--help` shows, for those who ask with a verb.
@Command(name = "help", description = "Show the help of Tiefgang or of a command.")
final class HelpCommand implements Runnable {
    @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "For example: runs compare.")
    private List<String> words = List.of();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private Output output = new Output();

    HelpCommand() {}

    @Override
    public void run() {
        CommandLine line = spec.root().commandLine();
        for (String word : words) {
            CommandLine inner = line.getSubcommands().get(word);
            if (inner == null)
                throw line.getSubcommands().isEmpty()
                        ? new UsageException("help: " + line.getCommandName() + " has no commands of its own")
                        : new UnknownNameException(
                                "command", word, line.getSubcommands().keySet());
            line = inner;
        }
        output.text().print(line.getUsageMessage());
        output.text().flush();
        output.result(Map.of("help", line.getUsageMessage()));
    }
}
