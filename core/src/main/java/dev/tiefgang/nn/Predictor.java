package dev.tiefgang.nn;

import dev.tiefgang.graph.Value;
import dev.tiefgang.runtime.Kernels;
import dev.tiefgang.runtime.Plan;
import dev.tiefgang.runtime.Pool;
import dev.tiefgang.runtime.Run;
import dev.tiefgang.runtime.WarmUp;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.tensor.Tensor;
import dev.tiefgang.tensor.Type;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;

/// Recalls single samples: shared by any number of threads, no close(), and no allocation once as many threads
/// have been in it at the same time as will be. (Models of doubles run the definitions of the ops, some of which
/// allocate.)
///
/// It follows the numbers of its model, so what training changes shows at once; who writes into the array of
/// a tensor says so by [Tensor#changed()].
public final class Predictor {
    private final Model model;
    private final Value prediction;
    private final Run first;
    private final int inputs;
    private final int outputs;
    /// Recalls that nobody uses at the moment; as many as were ever in use at the same time.
    private final AtomicReference<AtomicReferenceArray<Recall>> idle =
            new AtomicReference<>(new AtomicReferenceArray<Recall>(8));

    /// The memory of one recall; what each touches is looked up once.
    private record Recall(Run run, Tensor input, Tensor output) {}

    Predictor(Model model) {
        this(model, Pool.shared());
    }

    /// A predictor with threads of the caller's choice.
    public Predictor(Model model, Pool pool) {
        this(model, plan -> new Run(plan, model.params(), pool));
    }

    /// A predictor with threads and kernels of the caller's choice; these run from the first recall on.
    public Predictor(Model model, Pool pool, Kernels kernels) {
        this(model, plan -> new Run(plan, model.params(), pool, kernels));
    }

    private Predictor(Model model, Function<Plan, Run> first) {
        this.model = model;
        Network.Built built = model.network().build(1, false);
        this.prediction = model.network().loss().prediction(built.output());
        this.inputs = built.input().shape().size();
        this.outputs = prediction.shape().size();
        this.first = first.apply(Plan.compile(List.of(prediction), Map.of(), model.precision()));
        give(recall(this.first));
    }

    private Recall recall(Run run) {
        return new Recall(run, run.input(Network.INPUT), run.output(prediction));
    }

    /// Recalls until that is as fast as it will be ([Run#warmUp()]), so that the first question is answered as
    /// fast as the millionth; takes some seconds.
    ///
    /// @return what was measured
    public WarmUp warmUp() {
        Recall recall = take();
        try {
            return recall.run().warmUp();
        } finally {
            give(recall);
        }
    }

    /// Numbers in one prediction.
    public int outputs() {
        return outputs;
    }

    /// The prediction for one sample, for example the probability of each class.
    ///
    /// @param sample the numbers of one input, row-major
    public float[] predict(float[] sample) {
        float[] result = new float[outputs];
        predict(sample, result);
        return result;
    }

    /// The prediction for one sample, written into an array of the caller's; allocates nothing.
    ///
    /// @throws ShapeException if an array does not have the network's size
    public void predict(float[] sample, float[] result) {
        requireSizes(sample.length, result.length);
        Recall recall = take();
        try {
            Tensor in = recall.input(), out = recall.output();
            if (in.type() == Type.FLOAT32) System.arraycopy(sample, 0, in.floats(), 0, inputs);
            else for (int i = 0; i < inputs; i++) in.put(i, sample[i]);
            recall.run().run();
            if (out.type() == Type.FLOAT32) System.arraycopy(out.floats(), 0, result, 0, outputs);
            else for (int i = 0; i < outputs; i++) result[i] = (float) out.at(i);
        } finally {
            give(recall);
        }
    }

    /// The prediction for one sample with all digits of a model of doubles.
    ///
    /// @param sample the numbers of one input, row-major
    /// @throws ShapeException if the array does not have the network's size
    public double[] predict(double[] sample) {
        double[] result = new double[outputs];
        requireSizes(sample.length, result.length);
        Recall recall = take();
        try {
            for (int i = 0; i < inputs; i++) recall.input().put(i, sample[i]);
            recall.run().run();
            for (int i = 0; i < outputs; i++) result[i] = recall.output().at(i);
            return result;
        } finally {
            give(recall);
        }
    }

    private void requireSizes(int sample, int result) {
        if (sample != inputs || result != outputs)
            throw new ShapeException("Predictor of %s: expected %d numbers in (%s) and %d out, received %d and %d"
                    .formatted(model.network().name(), inputs, model.network().input(), outputs, sample, result));
    }

    private Recall take() {
        AtomicReferenceArray<Recall> runs = idle.get();
        for (int i = 0; i < runs.length(); i++) {
            if (runs.get(i) == null) continue;
            Recall recall = runs.getAndSet(i, null);
            if (recall != null) return recall;
        }
        return recall(first.another());
    }

    private void give(Recall recall) {
        while (true) {
            AtomicReferenceArray<Recall> runs = idle.get();
            for (int i = 0; i < runs.length(); i++) if (runs.compareAndSet(i, null, recall)) return;
            var larger = new AtomicReferenceArray<Recall>(2 * runs.length());
            for (int i = 0; i < runs.length(); i++) larger.set(i, runs.getAndSet(i, null));
            idle.compareAndSet(runs, larger);
        }
    }
}
