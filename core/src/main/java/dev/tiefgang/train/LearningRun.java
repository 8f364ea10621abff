package dev.tiefgang.train;

import dev.tiefgang.nn.Scope;
import dev.tiefgang.optim.Optimizer;
import dev.tiefgang.runtime.Params;
import dev.tiefgang.runtime.Pool;
import dev.tiefgang.runtime.Run;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import dev.tiefgang.tensor.Type;

/// A learning step with its memory, for batches of one size; what each step touches is looked up once.
record LearningRun(Run run, Tensor loss, Tensor output, Tensor[] coefficients, long[] random) {
    static LearningRun of(LearningStep learning, Optimizer optimizer, Params numbers, Pool pool) {
        var run = new Run(learning.plan(), numbers, pool);
        Tensor[] c = new Tensor[optimizer.coefficients()];
        for (int i = 0; i < c.length; i++) {
            // A network without anything to learn, such as one that is frozen as a whole, reads no coefficient.
            String name = LearningStep.coefficient(i);
            c[i] = run.reads(name) ? run.input(name) : Tensor.zeros(Type.FLOAT32, Shape.of());
        }
        long[] random = run.reads(Scope.RANDOM) ? run.input(Scope.RANDOM).longs() : new long[0];
        return new LearningRun(run, run.output(learning.loss()), run.output(learning.output()), c, random);
    }

    /// Sets what changes from step to step.
    ///
    /// @param rate learning rate of this step
    /// @param steps steps done before it
    void set(Recipe recipe, double rate, long steps) {
        for (int i = 0; i < coefficients.length; i++)
            coefficients[i].put(0, recipe.optimizer().coefficient(i, rate, steps + 1));
        if (random.length > 0) {
            random[0] = recipe.seed();
            random[1] = steps;
        }
    }
}
