package dev.tiefgang.bench.peers.tensorflow;

import dev.tiefgang.bench.race.Contestant;
import dev.tiefgang.bench.race.Peer;
import dev.tiefgang.bench.race.Workload;
import java.util.Optional;
import org.tensorflow.TensorFlow;

/// TensorFlow for Java.
public final class TensorFlowPeer implements Peer {
    @Override
    public String name() {
        return "TensorFlow " + TensorFlow.version();
    }

    @Override
    public Optional<Contestant> enter(Workload workload, int threads) {
        return Optional.of(
                switch (workload) {
                    case Workload.Recall recall -> TensorFlowRecall.of(recall, threads);
                    case Workload.Training training -> new TensorFlowTraining(training, threads);
                    case Workload.Product product -> TensorFlowRecall.of(product, threads);
                    case Workload.ConvolutionGradient gradient -> TensorFlowRecall.of(gradient, threads);
                });
    }
}
