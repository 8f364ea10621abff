package dev.tiefgang.bench.peers.pytorch;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;
import dev.tiefgang.bench.race.Contestant;
import dev.tiefgang.bench.race.Peer;
import dev.tiefgang.bench.race.Workload;
import java.util.Optional;

/// PyTorch as Java programs have it.
public final class PyTorchPeer implements Peer {
    static {
        // Native parts come from jars alone.
        System.setProperty("ai.djl.offline", "true");
    }

    @Override
    public String name() {
        return "PyTorch " + engine().getVersion() + " (DJL)";
    }

    @Override
    public Optional<Contestant> enter(Workload workload, int threads) {
        engine();
        JniUtils.setNumThreads(threads);
        return switch (workload) {
            case Workload.Recall recall -> Optional.of(new PyTorchRecall(recall));
            case Workload.Training training -> Optional.of(new PyTorchTraining(training));
            case Workload.Product product -> Optional.of(new PyTorchProduct(product));
            case Workload.ConvolutionGradient _ -> Optional.empty();
        };
    }

    private static Engine engine() {
        return Engine.getEngine("PyTorch");
    }
}
