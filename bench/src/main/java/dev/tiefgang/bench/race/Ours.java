package dev.tiefgang.bench.race;

import dev.tiefgang.runtime.Pool;

/// This library's side of every race.
public final class Ours {
    /// Its name in tables.
    static final String NAME = "Tiefgang";

    private Ours() {}

    /// Our side of a race by its name.
    public static Contestant enter(String race, int threads) {
        return enter(Races.named(race).workload().get(), threads);
    }

    /// Our side for a workload.
    public static Contestant enter(Workload workload, int threads) {
        var pool = new Pool(threads);
        return switch (workload) {
            case Workload.Recall recall -> new OurRecall(recall, pool);
            case Workload.Training training -> new OurTraining(training, pool);
            case Workload.Product product -> OurGraph.product(product, pool);
            case Workload.ConvolutionGradient gradient -> OurGraph.gradient(gradient, pool);
        };
    }
}
