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
record LearningRun(
        Run run,
        Tensor loss,
        Tensor output,
        Tensor[] coefficients,
        Tensor share,
        Tensor carry,
        Tensor fresh,
        long[] random) {
    static LearningRun of(LearningStep learning, Optimizer optimizer, Params numbers, Pool pool) {
        var run = new Run(learning.plan(), numbers, pool);
        Tensor[] c = new Tensor[optimizer.coefficients()];
        for (int i = 0; i < c.length; i++) c[i] = scalar(run, Changes.coefficient(i));
        long[] random = run.reads(Scope.RANDOM) ? run.input(Scope.RANDOM).longs() : new long[0];
        return new LearningRun(
                run,
                run.output(learning.loss()),
                run.output(learning.output()),
                c,
                scalar(run, Changes.SHARE),
                scalar(run, Changes.CARRY),
                scalar(run, Changes.FRESH),
                random);
    }

    /// A network without anything to learn, such as one that is frozen as a whole, reads none.
    private static Tensor scalar(Run run, String name) {
        return run.reads(name) ? run.input(name) : Tensor.zeros(Type.FLOAT32, Shape.of());
    }

    /// Sets what changes from step to step.
    ///
    /// @param rate learning rate of this step
    /// @param part what this batch counts in the step that it belongs to
    /// @param p batches and steps done before it
    void set(Recipe recipe, double rate, double part, Progress p) {
        long step = p.changes() + 1;
        for (int i = 0; i < coefficients.length; i++)
            coefficients[i].put(0, recipe.optimizer().coefficient(i, rate, step));
        share.put(0, part);
        carry.put(0, p.batchOfGroup() == 0 ? 0 : 1);
        fresh.put(0, 1 - recipe.extra().average(step));
        if (random.length > 0) {
            random[0] = recipe.seed();
            random[1] = p.step;
        }
    }
}
