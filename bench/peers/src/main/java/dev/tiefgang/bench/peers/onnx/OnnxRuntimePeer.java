package dev.tiefgang.bench.peers.onnx;

import ai.onnxruntime.OrtEnvironment;
import dev.tiefgang.bench.race.Contestant;
import dev.tiefgang.bench.race.Peer;
import dev.tiefgang.bench.race.Workload;
import java.util.Optional;

/// ONNX Runtime recalls; it does not train.
public final class OnnxRuntimePeer implements Peer {
    @Override
    public String name() {
        return "ONNX Runtime " + OrtEnvironment.getEnvironment().getVersion();
    }

    @Override
    public Optional<Contestant> enter(Workload workload, int threads) {
        return workload instanceof Workload.Recall recall
                ? Optional.of(OnnxRecall.of(recall, threads))
                : Optional.empty();
    }
}
