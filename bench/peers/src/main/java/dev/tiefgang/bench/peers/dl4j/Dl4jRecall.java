package dev.tiefgang.bench.peers.dl4j;

import dev.tiefgang.bench.race.Contestant;
import dev.tiefgang.bench.race.Workload;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Recall of a batch that lies ready as an array.
final class Dl4jRecall implements Contestant {
    private final ComputationGraph graph;
    private final INDArray input;
    private INDArray output;

    Dl4jRecall(Workload.Recall w) {
        var network = new Dl4jNetwork(w.model());
        this.graph = network.graph(0);
        this.input = network.inputs(w.batch(), w.input());
        this.output = graph.outputSingle(input);
    }

    @Override
    public void step() {
        output = graph.outputSingle(input);
    }

    @Override
    public float[] outcome() {
        return output.dup('c').data().asFloat();
    }

    @Override
    public void close() {
        graph.close();
    }
}
