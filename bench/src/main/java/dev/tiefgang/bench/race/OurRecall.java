package dev.tiefgang.bench.race;

import dev.tiefgang.graph.Value;
import dev.tiefgang.nn.Network;
import dev.tiefgang.runtime.Plan;
import dev.tiefgang.runtime.Pool;
import dev.tiefgang.runtime.Run;
import dev.tiefgang.tensor.Tensor;
import java.util.Arrays;

/// Hands the batch over, where it does not lie ready, and recalls it.
final class OurRecall implements Contestant {
    private final Pool pool;
    private final Run run;
    private final float[] input;
    private final boolean ready;
    private final Tensor output;

    OurRecall(Workload.Recall w, Pool pool) {
        this.pool = pool;
        this.input = w.input();
        this.ready = w.ready();
        Network network = w.model().network();
        Value prediction =
                network.loss().prediction(network.build(w.batch(), false).output());
        this.run = new Run(Plan.compile(prediction), w.model().params(), pool);
        this.output = run.output(prediction);
        run.fillRows(Network.INPUT, input, 0);
    }

    @Override
    public void step() {
        if (!ready) {
            run.fillRows(Network.INPUT, input, 0);
        }
        run.run();
    }

    @Override
    public void warmUp() {
        run.warmUp();
    }

    @Override
    public float[] outcome() {
        return Arrays.copyOf(output.floats(), output.size());
    }

    @Override
    public void close() {
        pool.close();
    }
}
