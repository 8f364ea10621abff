package dev.tiefgang.bench.peers.dl4j;

import dev.tiefgang.bench.race.Contestant;
import dev.tiefgang.bench.race.Peer;
import dev.tiefgang.bench.race.Workload;
import java.util.Optional;

/// Deeplearning4j recalls and trains networks; the number of threads comes from the environment.
public final class Dl4jPeer implements Peer {
    @Override
    public String name() {
        return "DL4J 1.0.0-M2.1";
    }

    @Override
    public Optional<Contestant> enter(Workload workload, int threads) {
        return switch (workload) {
            case Workload.Recall recall -> Optional.of(new Dl4jRecall(recall));
            case Workload.Training training -> Optional.of(new Dl4jTraining(training));
            default -> Optional.empty();
        };
    }
}
