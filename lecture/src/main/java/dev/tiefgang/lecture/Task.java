package dev.tiefgang.lecture;

/// Patterns with what is wanted for them, one output each.
///
/// @param x the inputs of each pattern
/// @param y what is wanted, 0 or 1
record Task(String name, double[][] x, double[] y) {
    private static final double[][] PAIRS = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};

    static final Task AND = new Task("AND", PAIRS, new double[] {0, 0, 0, 1});
    static final Task OR = new Task("OR", PAIRS, new double[] {0, 1, 1, 1});
    static final Task XOR = new Task("XOR", PAIRS, new double[] {0, 1, 1, 0});
    static final Task NOT = new Task("NOT", new double[][] {{0}, {1}}, new double[] {1, 0});

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
