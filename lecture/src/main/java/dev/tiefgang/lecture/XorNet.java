package dev.tiefgang.lecture;

import dev.tiefgang.tensor.Rng;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
        return net(f, seed, 0.5);
    }

    /// Weights from `−most` to `most`.
    BackpropNet net(Activation f, long seed, double most) {
        var net = new BackpropNet(new int[] {2, hidden, 1}, new boolean[] {true, outputBias}, f, Activation.SIGMOID);
        Rng random = Rng.of(seed, "xor", 0);
        net.set(n -> 2 * most * (random.uniformDouble(n) - 0.5));
        return net;
    }

    /// Tells where a run that is over was after its first epoch, and where it ended.
    ///
    /// @param start the network before it learned
    static void tell(Events events, BackpropRun.Plan plan, BackpropNet start, BackpropRun run) {
        int n = run.errors().length;
        tell(events, run(plan.epochs(1), start));
        if (n > 1) tell(events, run);
        if (run.solved())
            events.happened(new Event.Computed(new Explained("n", "min{n | Eₙ < " + Numbers.plain(GOAL) + "}", "", n)));
        else
            events.happened(
                    new Event.Noticed(new Text("Not solved in %s.", "In %s nicht gelöst.").with(Counted.epochs(n))));
    }

    private static void tell(Events events, BackpropRun run) {
        double[] errors = run.errors();
        String epoch = Numbers.index(errors.length);
        events.happened(new Event.Computed(
                new Explained("E" + epoch, "Σ(y − o)²", squares(run.net()), errors[errors.length - 1])));
    }

    /// `Σ(y − o)²` with the numbers of the four patterns put in.
    private static String squares(BackpropNet net) {
        return IntStream.range(0, Y.length)
                .mapToObj(p -> Numbers.square(Y[p][0], net.recall(Task.XOR.x()[p])[0]))
                .collect(Collectors.joining(" + "));
    }

    /// A copy of a network learns until it is over.
    static BackpropRun run(BackpropRun.Plan plan, BackpropNet start) {
        return new BackpropRun(plan, start.copy(), _ -> new Result.Builder().build()).finished();
    }

    static BackpropRun.Plan plan(double alpha, int epochs, boolean newWeights) {
        return new BackpropRun.Plan(Task.XOR.x(), Y, alpha, epochs, GOAL, newWeights);
    }
}
