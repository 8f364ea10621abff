package dev.tiefgang.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Looks at the machine and says what Tiefgang makes of it.
@Command(
        name = "doctor",
        description =
                "Look at this machine: Java, kernels, memory, data, terminal; with advice where something is amiss.")
final class DoctorCommand implements Runnable {
    @Mixin
    private Output output = new Output();

    DoctorCommand() {}

    @Override
    public void run() {
        var diagnosis = Diagnosis.of();
        for (String line : diagnosis.lines()) output.line("%s", line);
        output.result(diagnosis.json());
    }
}
