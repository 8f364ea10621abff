package dev.tiefgang.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Looks at every sample of a data set and says what is wrong with it.
@Command(
        name = "check",
        description = "Look at every sample: balance of the classes, broken files and rows, duplicates, and samples of"
                + " the test that are learned, too. A CSV file is read as a stream, however large it is.")
final class DataCheckCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "DATA", description = "Name of a data set, a CSV file, or folder:DIR.")
    private String data = "";

    @Mixin
    private final TableOptions table = new TableOptions();

    @Mixin
    private final RunOptions place = new RunOptions();

    @Mixin
    private final Output output = new Output();

    DataCheckCommand() {}

    @Override
    public Integer call() {
        DataFindings findings = DataFindings.of(data, table.of(data, place, output));
        findings.lines().forEach(line -> output.line("%s", line));
        output.result(findings.json());
        return findings.unusable().isPresent() ? Failure.CONTENT : 0;
    }
}
