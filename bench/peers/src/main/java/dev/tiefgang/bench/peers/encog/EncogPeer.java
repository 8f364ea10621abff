package dev.tiefgang.bench.peers.encog;

import dev.tiefgang.bench.peers.Repeated;
import dev.tiefgang.bench.peers.TwoLayers;
import dev.tiefgang.bench.race.Contestant;
import dev.tiefgang.bench.race.Peer;
import dev.tiefgang.bench.race.Workload;
import java.util.Optional;
import org.encog.engine.network.activation.ActivationFunction;
import org.encog.engine.network.activation.ActivationReLU;
import org.encog.engine.network.activation.ActivationSigmoid;
import org.encog.engine.network.activation.ActivationSoftMax;
import org.encog.ml.data.basic.BasicMLDataSet;
import org.encog.neural.networks.BasicNetwork;
import org.encog.neural.networks.layers.BasicLayer;
import org.encog.neural.networks.training.propagation.back.Backpropagation;

/// Encog with weights of its own.
public final class EncogPeer implements Peer {
    @Override
    public String name() {
        return "Encog 3.4";
    }

    @Override
    public Optional<Contestant> enter(Workload workload, int threads) {
        return switch (workload) {
            case Workload.Recall r ->
                TwoLayers.of(r.model().network()).filter(n -> r.batch() == 1).map(n -> recall(n, r));
            case Workload.Training t -> TwoLayers.of(t.model().network()).map(n -> training(n, t, threads));
            default -> Optional.empty();
        };
    }

    private static BasicNetwork network(TwoLayers n) {
        var network = new BasicNetwork();
        ActivationFunction hidden = n.sigmoid() ? new ActivationSigmoid() : new ActivationReLU();
        ActivationFunction last = n.sigmoid() ? new ActivationSigmoid() : new ActivationSoftMax();
        network.addLayer(new BasicLayer(null, true, n.inputs()));
        network.addLayer(new BasicLayer(hidden, true, n.hidden()));
        network.addLayer(new BasicLayer(last, false, n.outputs()));
        network.getStructure().finalizeStructure();
        network.reset(1);
        return network;
    }

    private static Contestant recall(TwoLayers n, Workload.Recall r) {
        BasicNetwork network = network(n);
        double[] x = TwoLayers.rows(r.input(), n.inputs())[0], y = new double[n.outputs()];
        return new Repeated(() -> network.compute(x, y));
    }

    private static Contestant training(TwoLayers n, Workload.Training t, int threads) {
        double[][] x = TwoLayers.rows(t.inputs(), n.inputs()), y = new double[x.length][n.outputs()];
        for (int i = 0; i < x.length; i++)
            if (t.classes() == 0) y[i][0] = t.targets()[i];
            else y[i][(int) t.targets()[i]] = 1;
        var training = new Backpropagation(network(n), new BasicMLDataSet(x, y), t.rate(), 0);
        // 0 stands for the whole set.
        training.setBatchSize(t.batches() == 1 ? 0 : t.batch());
        training.setThreadCount(t.batches() == 1 ? threads : 1);
        return new Repeated(training::iteration);
    }
}
