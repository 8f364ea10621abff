package dev.tiefgang.bench;

import java.util.Arrays;

/// Starts a measurement by name.
public final class Bench {
    private Bench() {}

    public static void main(String[] args) {
        String[] rest = args.length == 0 ? args : Arrays.copyOfRange(args, 1, args.length);
        switch (args.length == 0 ? "" : args[0]) {
            case "machine" -> Machine.main(rest);
            case "gemm" -> GemmBench.main(rest);
            case "train" -> TrainBench.main(rest);
            case "recall" -> RecallBench.main(rest);
            case "xor" -> XorBench.main(rest);
            case "paint" -> PaintDigits.main(rest);
            default -> {
                System.err.println(
                        "usage: bench/run machine | gemm | train [lenet5|mlp] [batch] [threads] [epochs] | recall [NETWORK] [threads] [seconds] | xor [threads] [epochs] | paint FOLDER");
                System.exit(2);
            }
        }
    }
}
