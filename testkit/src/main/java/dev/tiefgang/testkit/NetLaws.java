package dev.tiefgang.testkit;

import dev.tiefgang.formats.ModelFile;
import dev.tiefgang.graph.Autodiff;
import dev.tiefgang.graph.Graph;
import dev.tiefgang.graph.Kind;
import dev.tiefgang.graph.Value;
import dev.tiefgang.nn.Layer;
import dev.tiefgang.nn.Model;
import dev.tiefgang.nn.Network;
import dev.tiefgang.nn.Scope;
import dev.tiefgang.optim.Optimizer;
import dev.tiefgang.optim.Sgd;
import dev.tiefgang.optim.Slot;
import dev.tiefgang.runtime.Params;
import dev.tiefgang.runtime.Precision;
import dev.tiefgang.runtime.Run;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import dev.tiefgang.tensor.Type;
import dev.tiefgang.train.LearningStep;
import dev.tiefgang.train.Recipe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The laws of networks.
public final class NetLaws {
    private NetLaws() {}

    /// Output, loss and all gradients of one batch in training.
    public static Program program(NetCase c, int n, long seed) {
        Network.Built built = c.network().build(n, true);
        Value target = target(c, built.output()), loss = c.network().loss().value(built.output(), target);
        List<Value> wrt = new ArrayList<>(built.scope().parameters().stream()
                .filter(Scope.Parameter::trainable)
                .map(Scope.Parameter::value)
                .toList());
        wrt.add(built.input());
        var wanted = new ArrayList<>(List.of(built.output(), loss));
        wanted.addAll(Autodiff.gradients(loss, wrt));
        return new Program(wanted, batch(c, n, seed), params(c, seed));
    }

    /// Output, prediction and loss of one batch in recall, where batch norm uses what it has kept.
    public static Program recall(NetCase c, int n, long seed) {
        Network.Built built = c.network().build(n, false);
        Value output = built.output(), loss = c.network().loss().value(output, target(c, output));
        return new Program(
                List.of(output, c.network().loss().prediction(output), loss), batch(c, n, seed), params(c, seed));
    }

    private static Value target(NetCase c, Value output) {
        Graph g = output.graph();
        if (c.classes() == 0) return g.input(LearningStep.TARGET, output.shape());
        return g.indices(LearningStep.TARGET, Shape.of(output.shape().dim(0))).oneHot(c.classes());
    }

    /// Numbers for the inputs of a batch.
    static Map<String, Tensor> batch(NetCase c, int n, long seed) {
        var numbers = new LinkedHashMap<String, Tensor>();
        numbers.put(Network.INPUT, new Operand(c.network().input().batch(n), c.draw()).numbers(seed, 0));
        numbers.put(
                LearningStep.TARGET,
                c.classes() == 0
                        ? new Operand(c.network().output().batch(n), Operand.Draw.POSITIVE).numbers(seed, 1)
                        : Operand.index(Shape.of(n), c.classes()).numbers(seed, 1));
        numbers.put(Scope.RANDOM, Tensor.of(Shape.of(2), seed, 3L));
        return numbers;
    }

    /// The first numbers of a model, each moved a little, so that nothing is exactly 0 or 1.
    static Params params(NetCase c, long seed) {
        Params params = c.network().model(seed).params();
        int nth = 0;
        for (Tensor t : params.all().values()) {
            Tensor noise = new Operand(t.shape(), Operand.Draw.POSITIVE).numbers(seed, nth++);
            for (int i = 0; i < t.size(); i++) t.put(i, t.at(i) + 0.1 * noise.at(i));
        }
        return params;
    }

    /// Float and double agree in output, loss and gradients of training, and in what recall gives.
    public static void precision(NetCase c, int n, long seed) {
        precision(c + " of " + n, program(c, n, seed), c.floor());
        precision(c + " of " + n + " in recall", recall(c, n, seed), 0);
    }

    private static void precision(String what, Program p, double floor) {
        Laws.close(
                what, p.run(Precision.DOUBLE, Engines.first()), p.run(Precision.FLOAT, Engines.usual()), 5e-5, floor);
    }

    /// Any kernels, threads and memory give the same bits, in training and in recall.
    public static void sameBits(NetCase c, int n, long seed) {
        Program training = program(c, n, seed), recall = recall(c, n, seed);
        List<Tensor> expected = sameBits(c.toString(), training);
        Laws.sameBits(c + ", all kept", expected, training.runKeepingAll(Precision.FLOAT, Engines.usual()));
        // What is looked at is not drawn into the filters before it.
        expected = sameBits(c + " in recall", recall);
        List<Tensor> kept = recall.runKeepingAll(Precision.FLOAT, Engines.usual());
        Laws.close(c + " in recall, all kept", expected, kept, 1e-5, c.floor());
    }

    private static List<Tensor> sameBits(String what, Program p) {
        List<Tensor> expected = p.run(Precision.FLOAT, Engines.first());
        for (Engines.Engine e : Engines.all()) Laws.sameBits(what + ", " + e, expected, p.run(Precision.FLOAT, e));
        Laws.sameBits(what + ", memory used before", expected, p.runTwice(Precision.FLOAT, Engines.usual()));
        return expected;
    }

    /// Some steps of training give nearly the same parameters in float and double, and the loss they report
    /// is that of the step.
    public static void training(NetCase c, int n, Recipe recipe, int steps) {
        Training fast = new Training(c, n, recipe, Precision.FLOAT, Engines.usual());
        Training exact = new Training(c, n, recipe, Precision.DOUBLE, Engines.first());
        for (int s = 1; s <= steps; s++) Laws.close(c + ", loss of step " + s, exact.step(s, s), fast.step(s, s), 2e-4);
        Laws.close(c + ", parameters after " + steps + " steps", exact.numbers(), fast.numbers(), 2e-4, c.floor());
    }

    /// One step at a small rate lowers the loss of the same batch with the same random numbers.
    public static void learns(NetCase c) {
        var training = new Training(c, 5, Recipe.of(new Sgd(1e-3)), Precision.DOUBLE, Engines.first());
        double before = training.step(1, 1), after = training.step(1, 1);
        Laws.require(after < before, "%s: expected a step to lower the loss of %s, received %s", c, before, after);
    }

    /// A model file gives the network back as it was, with the same bits in its parameters and in a prediction;
    /// only a layer of a user's own cannot be written down, and is refused.
    ///
    /// @param file where the model may be stored
    public static void stores(NetCase c, Path file) {
        var model = new Model(c.network(), params(c, 3));
        Optional<Layer> own = c.network().build(1, true).scope().layers().stream()
                .map(Scope.Built::layer)
                .filter(Layer.Custom.class::isInstance)
                .findFirst();
        if (own.isPresent()) {
            Laws.refuses(own.get().getClass().getName(), () -> ModelFile.save(model, file));
            return;
        }
        ModelFile.save(model, file);
        Model again = ModelFile.load(file);
        Laws.require(
                again.network().equals(c.network()),
                "%s: expected the network %s, received %s",
                c,
                c.network(),
                again.network());
        Laws.sameBits(
                c + ", parameters",
                List.copyOf(model.params().all().values()),
                List.copyOf(again.params().all().values()));
        Laws.require(again.fingerprint().equals(model.fingerprint()), "%s: the fingerprint changes", c);
        Tensor x = new Operand(c.network().input(), c.draw()).numbers(1, 0).to(Type.FLOAT32);
        float[] y = model.predictor().predict(x.floats()),
                same = again.predictor().predict(x.floats());
        Laws.sameBits(
                c + ", prediction",
                List.of(Tensor.of(c.network().output(), y)),
                List.of(Tensor.of(c.network().output(), same)));
    }

    /// Steps of learning in either precision, outside a trainer.
    static final class Training {
        private final NetCase c;
        private final int n;
        private final Recipe recipe;
        private final LearningStep learning;
        private final Params numbers = new Params();
        private final Run run;

        Training(NetCase c, int n, Recipe recipe, Precision precision, Engines.Engine engine) {
            this.c = c;
            this.n = n;
            this.recipe = recipe;
            this.learning = LearningStep.of(c.network(), recipe, n, c.classes(), precision);
            Type real = precision.type(Kind.REAL);
            NetLaws.params(c, 1).all().forEach((name, t) -> numbers.put(name, t.to(real)));
            for (Scope.Parameter p : learning.scope().parameters())
                for (Slot m : recipe.optimizer().memory())
                    if (p.trainable())
                        numbers.put("optimizer/" + p.name() + "/" + m.name(), OptimizerLaws.start(m, real, p.shape()));
            this.run = new Run(learning.plan(), numbers, engine.pool(), engine.kernels());
        }

        /// One step on the batch of a seed; the loss before it, as it stands before any parameter changes.
        double step(int step, long seed) {
            batch(c, n, seed).forEach(run::set);
            Optimizer o = recipe.optimizer();
            for (int i = 0; i < o.coefficients(); i++)
                run.set(LearningStep.coefficient(i), Tensor.of(Shape.of(), o.coefficient(i, o.rate(), step)));
            run.compute();
            double loss = run.output(learning.loss()).at(0);
            run.update();
            return loss;
        }

        /// The live parameters with the optimizer's memory.
        Params params() {
            return numbers;
        }

        List<Tensor> numbers() {
            return List.copyOf(numbers.all().values());
        }
    }
}
