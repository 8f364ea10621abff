package dev.tiefgang.lecture;

import dev.tiefgang.data.Gates;
import java.util.Locale;

/// Patterns with what is wanted for them, one output each.
///
/// @param x the inputs of each pattern
/// @param y what is wanted, 0 or 1
record Task(String name, double[][] x, double[] y) {
    static final Task AND = of(Gates.AND);
    static final Task OR = of(Gates.OR);
    static final Task XOR = of(Gates.XOR);
    static final Task NOT = new Task("NOT", new double[][] {{0}, {1}}, new double[] {1, 0});

    private static Task of(Gates gate) {
        double[][] x = new double[gate.size()][gate.input().size()];
        double[] y = new double[gate.size()];
        float[] inputs = new float[gate.input().size()], wanted = new float[1];
        for (int p = 0; p < y.length; p++) {
            gate.read(p, inputs, 0, wanted, 0);
            for (int i = 0; i < inputs.length; i++) x[p][i] = inputs[i];
            y[p] = wanted[0];
        }
        return new Task(gate.name().toUpperCase(Locale.ROOT), x, y);
    }

    /// One of the tasks with two inputs.
    static Task of(String name) {
        return switch (name) {
            case "and" -> AND;
            case "or" -> OR;
            case "xor" -> XOR;
            default -> throw new IllegalArgumentException("Task: expected and, or or xor, received " + name);
        };
    }

    int size() {
        return y.length;
    }

    int inputs() {
        return x[0].length;
    }
}
