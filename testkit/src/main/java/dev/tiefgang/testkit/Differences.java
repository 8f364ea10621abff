package dev.tiefgang.testkit;

import dev.tiefgang.graph.Autodiff;
import dev.tiefgang.graph.Value;
import dev.tiefgang.op.Input;
import dev.tiefgang.op.Param;
import dev.tiefgang.runtime.Params;
import dev.tiefgang.runtime.Plan;
import dev.tiefgang.runtime.Precision;
import dev.tiefgang.runtime.Run;
import dev.tiefgang.tensor.Rng;
import dev.tiefgang.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Gradients against central differences, in double precision: `(f(x + h) − f(x − h)) / 2h`.
public final class Differences {
    private static final double H = 1e-5;
    private static final int MOST = 24;

    private Differences() {}

    /// The gradient of a scalar with respect to inputs and parameters: rtol 1e-5, atol 1e-7.
    public static void first(String what, Value loss, List<Value> wrt, Map<String, Tensor> inputs, Params params) {
        check(what, loss, wrt, inputs, params, 1e-5, 1e-7);
    }

    /// The gradient of the squared length of the gradient: rtol 1e-4.
    public static void second(String what, Value loss, List<Value> wrt, Map<String, Tensor> inputs, Params params) {
        Value squares = loss.scalar(0);
        for (Value g : Autodiff.gradients(loss, wrt))
            squares = squares.plus(g.square().sum());
        check(what + ", second order", squares, wrt, inputs, params, 1e-4, 1e-6);
    }

    private static void check(
            String what,
            Value loss,
            List<Value> wrt,
            Map<String, Tensor> inputs,
            Params params,
            double rtol,
            double atol) {
        List<Value> gradients = Autodiff.gradients(loss, wrt);
        var all = new ArrayList<>(gradients);
        all.add(loss);
        Params numbers = new Program(all, inputs, params).numbers(Precision.DOUBLE);
        Run analytic = run(all, inputs, numbers), numeric = run(List.of(loss), inputs, numbers);
        analytic.run();
        for (int k = 0; k < wrt.size(); k++) {
            Value x = wrt.get(k);
            Tensor expected = analytic.output(gradients.get(k));
            Laws.require(
                    expected.shape().equals(x.shape()),
                    "%s: expected a gradient of shape %s, received %s",
                    what,
                    x.shape(),
                    expected.shape());
            Tensor live = live(x, numeric, numbers);
            for (int i : positions(x.shape().size())) {
                double d = live == null ? 0 : slope(numeric, loss, live, i), g = expected.at(i);
                Laws.require(
                        Math.abs(d - g) <= atol + rtol * Math.max(Math.abs(d), Math.abs(g)),
                        "%s: gradient of %s at element %d: differences give %s, the gradient is %s",
                        what,
                        x.op(),
                        i,
                        d,
                        g);
            }
        }
    }

    private static double slope(Run run, Value loss, Tensor x, int i) {
        double at = x.at(i);
        x.put(i, at + H);
        run.run();
        double above = run.output(loss).at(0);
        x.put(i, at - H);
        run.run();
        double below = run.output(loss).at(0);
        x.put(i, at);
        return (above - below) / (2 * H);
    }

    private static Run run(List<Value> wanted, Map<String, Tensor> inputs, Params numbers) {
        var run = new Run(
                Plan.compile(wanted, Map.of(), Precision.DOUBLE),
                numbers,
                Engines.first().pool());
        inputs.forEach(run::set);
        return run;
    }

    /// Where the numbers of an input or a parameter lie; none where the loss does not read it at all.
    private static @org.jspecify.annotations.Nullable Tensor live(Value x, Run run, Params numbers) {
        return switch (x.op()) {
            case Param p -> numbers.tensor(p.name());
            case Input in -> run.reads(in.name()) ? run.input(in.name()) : null;
            default -> throw new IllegalArgumentException("expected an input or a parameter, received " + x.op());
        };
    }

    private static int[] positions(int size) {
        if (size <= MOST) return IntStream.range(0, size).toArray();
        return IntStream.of(Rng.of(size, "positions", 0).permutation(size))
                .limit(MOST)
                .toArray();
    }
}
