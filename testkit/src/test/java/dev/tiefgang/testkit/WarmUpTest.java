package dev.tiefgang.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiefgang.graph.Graph;
import dev.tiefgang.graph.Value;
import dev.tiefgang.loss.SoftmaxCrossEntropy;
import dev.tiefgang.nn.Activation;
import dev.tiefgang.nn.Conv2d;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.Flatten;
import dev.tiefgang.nn.MaxPool2d;
import dev.tiefgang.nn.Model;
import dev.tiefgang.nn.Network;
import dev.tiefgang.nn.Predictor;
import dev.tiefgang.op.ArgMax;
import dev.tiefgang.op.Gather;
import dev.tiefgang.runtime.KernelChoice;
import dev.tiefgang.runtime.Params;
import dev.tiefgang.runtime.Plan;
import dev.tiefgang.runtime.Pool;
import dev.tiefgang.runtime.PortableKernels;
import dev.tiefgang.runtime.Precision;
import dev.tiefgang.runtime.Run;
import dev.tiefgang.runtime.WarmUp;
import dev.tiefgang.tensor.Rng;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import dev.tiefgang.tensor.Type;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Runs that go over from the portable kernels to the vector ones, and runs that are warmed up.
class WarmUpTest {
    private static final Network NET = Network.of(
            "net",
            Shape.of(3, 16, 16),
            new SoftmaxCrossEntropy(),
            new Conv2d(16, 3),
            Activation.relu(),
            new MaxPool2d(2),
            new Conv2d(8, 3),
            Activation.tanh(),
            new Flatten(),
            new Dense(10));

    private final Model model = NET.model(1);

    private static void fill(float[] to, int seed) {
        for (int i = 0; i < to.length; i++)
            to[i] = (float) Rng.of(seed, "sample", 0).normal(i);
    }

    @Test
    void theBitsAreTheSameBeforeWhileAndAfterTheKernelsChange() {
        Network.Built built = NET.build(4, false);
        Value prediction = NET.loss().prediction(built.output());
        Plan plan = Plan.compile(prediction);
        try (var pool = new Pool(2)) {
            var portable = new Run(plan, model.params(), pool, new PortableKernels());
            var changing = new Run(plan, model.params(), pool, KernelChoice.choose("auto"));
            Tensor in = portable.input(Network.INPUT);
            long begin = System.nanoTime();
            for (int n = 0; System.nanoTime() - begin < 2_000_000_000L; n++) {
                if (n % 50 == 0) {
                    fill(in.floats(), n);
                    changing.input(Network.INPUT).set(in);
                    portable.run();
                }
                changing.run();
                assertThat(changing.output(prediction).floats())
                        .isEqualTo(portable.output(prediction).floats());
            }
            changing.warmUp();
            changing.run();
            assertThat(changing.output(prediction).floats())
                    .isEqualTo(portable.output(prediction).floats());
        }
    }

    @Test
    void warmingUpLeavesThePredictionsAsTheyAre() {
        var predictor = new Predictor(model, Engines.first().pool());
        float[] sample = new float[NET.input().size()];
        fill(sample, 1);
        float[] wanted = predictor.predict(sample);
        WarmUp warm = predictor.warmUp();
        assertThat(warm.runs()).isGreaterThan(10);
        assertThat(warm.last()).isPositive().isLessThan(warm.seconds());
        assertThat(predictor.predict(sample)).isEqualTo(wanted);
    }

    /// Memory is used again by later steps, whose numbers are no places of an earlier step.
    @Test
    void stepsMeetTheNumbersThatTheyWillMeet() {
        var g = new Graph();
        Value x = g.input("x", Shape.of(1, 110));
        Value few = g.add(
                new Gather(0),
                g.param("few", Shape.of(10, 4)),
                x.slice(1, 0, 10).then(new ArgMax(1)));
        Value many = g.add(
                new Gather(0),
                g.param("many", Shape.of(100, 4)),
                x.slice(1, 10, 110).then(new ArgMax(1)));
        var params = new Params();
        params.put("few", Tensor.zeros(Type.FLOAT32, Shape.of(10, 4)));
        params.put("many", Tensor.zeros(Type.FLOAT32, Shape.of(100, 4)));
        var run = new Run(Plan.compile(few.plus(many)), params, Engines.first().pool(), KernelChoice.choose("auto"));
        fill(run.input("x").floats(), 5);
        assertThat(run.warmUp().runs()).isPositive();
    }

    @Test
    void warmingUpAPlanThatLearnsChangesNoParameter() {
        Network.Built built = NET.build(1, true);
        var w = built.scope().parameters().getFirst();
        Value old = built.input().graph().param(w.name(), w.shape());
        Value sum = built.output().sum(0, 1);
        var updates = Map.of(w.name(), old.plus(1).plus(sum));
        var run = new Run(
                Plan.compile(List.of(sum), updates, Precision.FLOAT),
                model.params(),
                Engines.first().pool());
        String before = model.fingerprint();
        run.warmUp();
        assertThat(model.fingerprint()).isEqualTo(before);
        run.run();
        assertThat(model.fingerprint()).isNotEqualTo(before);
    }
}
