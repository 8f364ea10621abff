package dev.tiefgang.bench.race;

import dev.tiefgang.nn.Network;
import dev.tiefgang.optim.Sgd;
import dev.tiefgang.runtime.Params;
import dev.tiefgang.runtime.Pool;
import dev.tiefgang.runtime.Precision;
import dev.tiefgang.runtime.Run;
import dev.tiefgang.tensor.Tensor;
import dev.tiefgang.train.LearningStep;
import dev.tiefgang.train.Recipe;

/// Hands each batch over and learns it.
final class OurTraining implements Contestant {
    private final Workload.Training w;
    private final Pool pool;
    private final Run run;
    private final Tensor loss;
    private final int inputs;
    private final int targets;

    OurTraining(Workload.Training w, Pool pool) {
        this.w = w;
        this.pool = pool;
        Recipe recipe = Recipe.of(new Sgd(w.rate())).batch(w.batch());
        var step = LearningStep.of(w.model().network(), recipe, w.batch(), w.classes(), Precision.FLOAT);
        Params params = w.model().params().copy();
        this.run = new Run(step.plan(), params, pool);
        this.loss = run.output(step.loss());
        run.input(LearningStep.coefficient(0)).put(0, recipe.optimizer().coefficient(0, w.rate(), 1));
        this.inputs = w.inputs().length / w.batches();
        this.targets = w.targets().length / w.batches();
    }

    @Override
    public void step() {
        for (int i = 0; i < w.batches(); i++) {
            run.fillRows(Network.INPUT, w.inputs(), i * inputs);
            run.fillRows(LearningStep.TARGET, w.targets(), i * targets);
            run.run();
        }
    }

    @Override
    public void warmUp() {
        run.warmUp();
    }

    @Override
    public float[] outcome() {
        return new float[] {(float) loss.at(0)};
    }

    @Override
    public void close() {
        pool.close();
    }
}
