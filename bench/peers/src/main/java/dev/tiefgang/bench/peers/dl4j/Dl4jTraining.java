package dev.tiefgang.bench.peers.dl4j;

import dev.tiefgang.bench.race.Contestant;
import dev.tiefgang.bench.race.Workload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/// Learns batches that lie ready as arrays.
final class Dl4jTraining implements Contestant {
    private final ComputationGraph graph;
    private final List<DataSet> batches = new ArrayList<>();

    Dl4jTraining(Workload.Training w) {
        var network = new Dl4jNetwork(w.model());
        this.graph = network.graph(w.rate());
        int in = w.inputs().length / w.batches(), out = w.targets().length / w.batches();
        for (int i = 0; i < w.batches(); i++) {
            float[] t = Arrays.copyOfRange(w.targets(), i * out, (i + 1) * out);
            float[] rows = w.classes() == 0 ? t : oneHot(t, w.classes());
            batches.add(new DataSet(
                    network.inputs(w.batch(), Arrays.copyOfRange(w.inputs(), i * in, (i + 1) * in)),
                    Nd4j.create(rows, new long[] {w.batch(), rows.length / w.batch()}, 'c')));
        }
    }

    private static float[] oneHot(float[] classes, int count) {
        float[] rows = new float[classes.length * count];
        for (int i = 0; i < classes.length; i++) rows[i * count + (int) classes[i]] = 1;
        return rows;
    }

    @Override
    public void step() {
        for (DataSet batch : batches) graph.fit(batch);
    }

    @Override
    public float[] outcome() {
        return new float[] {(float) graph.score()};
    }

    @Override
    public void close() {
        graph.close();
    }
}
