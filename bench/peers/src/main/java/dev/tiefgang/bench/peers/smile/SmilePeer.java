package dev.tiefgang.bench.peers.smile;

import dev.tiefgang.bench.peers.Repeated;
import dev.tiefgang.bench.peers.TwoLayers;
import dev.tiefgang.bench.race.Contestant;
import dev.tiefgang.bench.race.Peer;
import dev.tiefgang.bench.race.Workload;
import java.util.Arrays;
import java.util.Optional;
import smile.base.mlp.Layer;
import smile.base.mlp.OutputFunction;
import smile.util.function.TimeFunction;

/// Smile with weights of its own.
public final class SmilePeer implements Peer {
    @Override
    public String name() {
        return "Smile 4.4.0";
    }

    @Override
    public Optional<Contestant> enter(Workload workload, int threads) {
        return switch (workload) {
            case Workload.Recall r ->
                TwoLayers.of(r.model().network()).filter(n -> r.batch() == 1).map(n -> recall(n, r));
            case Workload.Training t -> TwoLayers.of(t.model().network()).map(n -> training(n, t));
            default -> Optional.empty();
        };
    }

    private static Contestant recall(TwoLayers n, Workload.Recall r) {
        var network = classifier(n);
        double[] x = TwoLayers.rows(r.input(), n.inputs())[0], y = new double[n.outputs()];
        return new Repeated(() -> network.predict(x, y));
    }

    private static smile.classification.MLP classifier(TwoLayers n) {
        return new smile.classification.MLP(
                Layer.input(n.inputs()), Layer.rectifier(n.hidden()), Layer.mle(n.outputs(), OutputFunction.SOFTMAX));
    }

    private static Contestant training(TwoLayers n, Workload.Training t) {
        double[][] x = TwoLayers.rows(t.inputs(), n.inputs());
        if (t.classes() == 0) {
            var network = new smile.regression.MLP(
                    Layer.input(n.inputs()), Layer.sigmoid(n.hidden()), Layer.mse(1, OutputFunction.SIGMOID));
            network.setLearningRate(TimeFunction.constant(t.rate()));
            return new Repeated(() -> {
                for (int i = 0; i < x.length; i++) network.update(x[i], t.targets()[i]);
            });
        }
        var network = classifier(n);
        network.setLearningRate(TimeFunction.constant(t.rate()));
        int[] classes = new int[x.length];
        Arrays.setAll(classes, i -> (int) t.targets()[i]);
        return new Repeated(() -> network.update(x, classes));
    }
}
