package dev.tiefgang.lecture;

import dev.tiefgang.tensor.Rng;

/// What "a 3-3-1 network" of the slide may mean.
enum XorNet {
    /// Two inputs and three hidden units, a bias at both layers: 13 weights.
    A("2 inputs, 3 hidden units, biases", "2 Eingaben, 3 verdeckte Neuronen, mit Bias", 3, true),
    /// The same with a bias at the inputs alone: 12 weights.
    B("the same, no bias of the output", "ebenso, kein Bias der Ausgabe", 3, false),
    /// The biases counted as units: two hidden units, 9 weights.
    C("biases counted as units, 2 hidden", "Bias als Neuron gezählt, 2 verdeckte", 2, true);

    /// What is wanted, one output a pattern.
    static final double[][] Y = {{0}, {1}, {1}, {0}};
    /// The error below which XOR is solved.
    static final double GOAL = 0.05;

    private final String en;
    private final String de;
    private final int hidden;
    private final boolean outputBias;

    XorNet(String en, String de, int hidden, boolean outputBias) {
        this.en = en;
        this.de = de;
        this.hidden = hidden;
        this.outputBias = outputBias;
    }

    Text meaning() {
        return new Text(en, de);
    }

    /// Weights from −½ to ½.
    BackpropNet net(Activation f, long seed) {
        var net = new BackpropNet(new int[] {2, hidden, 1}, new boolean[] {true, outputBias}, f, Activation.SIGMOID);
        Rng random = Rng.of(seed, "xor", 0);
        net.set(n -> random.uniformDouble(n) - 0.5);
        return net;
    }

    static BackpropRun.Plan plan(double alpha, int epochs, boolean newWeights) {
        return new BackpropRun.Plan(Task.XOR.x(), Y, alpha, epochs, GOAL, newWeights);
    }
}
