package dev.tiefgang.bench.race;

import dev.tiefgang.bench.race.Race.Unit;
import dev.tiefgang.loss.MeanSquaredError;
import dev.tiefgang.nn.Conv2d;
import dev.tiefgang.nn.Network;
import dev.tiefgang.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/// Convolutions by themselves: forwards with one picture, as a network of one layer; gradients with a batch.
final class ConvolutionRaces {
    private static final int BATCH = 8;

    /// A kernel with the goals of its races.
    private record Kernel(String name, Geometry geometry, double forward, double gradients) {}

    private static final List<Kernel> KERNELS = List.of(
            new Kernel("conv3x3-64", Geometry.of(1, 64, 64, 56, 3), 1.7, 1),
            new Kernel("conv3x3-128", Geometry.of(1, 128, 128, 28, 3), 1.7, 1),
            new Kernel("conv3x3-256", Geometry.of(1, 256, 256, 14, 3), 1.7, 1),
            new Kernel("conv3x3-512", Geometry.of(1, 512, 512, 7, 3), 1.7, 1),
            new Kernel("depthwise3x3-32", new Geometry(1, 32, 32, 112, 3, 1, true), 1, 0),
            new Kernel("conv1x1-256", Geometry.of(1, 256, 64, 56, 1), 1, 0),
            new Kernel("conv7x7-3", new Geometry(1, 3, 64, 224, 7, 2, false), 1, 0));

    private ConvolutionRaces() {}

    static List<Race> all() {
        var races = new ArrayList<Race>();
        for (Kernel k : KERNELS) {
            races.add(race(k, "forward", k.geometry(), k.forward(), () -> forward(k.geometry())));
            if (k.gradients() == 0) continue;
            Geometry g = k.geometry();
            Geometry batch = Geometry.of(BATCH, g.in(), g.out(), g.side(), g.size());
            races.add(race(k, "input", batch, k.gradients(), () -> gradient(batch, false)));
            races.add(race(k, "filter", batch, k.gradients(), () -> gradient(batch, true)));
        }
        return races;
    }

    private static Race race(
            Kernel k, String direction, Geometry g, double goal, java.util.function.Supplier<Workload> workload) {
        String what = "%s %d×%d%s, %d → %d maps of %d × %d, batch %d"
                .formatted(
                        direction.equals("forward") ? "convolution" : "gradient of the " + direction + ",",
                        g.size(),
                        g.size(),
                        g.stride() > 1 ? " / " + g.stride() : g.depthwise() ? " depthwise" : "",
                        g.in(),
                        g.out(),
                        g.side(),
                        g.side(),
                        g.batch());
        return new Race(k.name() + "-" + direction, what, Unit.TIME, goal, goal, 1e-4, workload);
    }

    private static Workload forward(Geometry g) {
        var layer = new Conv2d(g.out(), g.size())
                .stride(g.stride())
                .padding(g.padding())
                .groups(g.groups())
                .withoutBias();
        var network = Network.of("conv", Shape.of(g.in(), g.side(), g.side()), new MeanSquaredError(), layer);
        return new Workload.Recall(network.model(1), g.batch(), Numbers.batch(network, g.batch()), true);
    }

    private static Workload gradient(Geometry g, boolean ofFilter) {
        float[] operand = ofFilter ? Numbers.normal("x", g.inputs()) : Numbers.normal("w", g.filters());
        return new Workload.ConvolutionGradient(g, ofFilter, operand, Numbers.normal("dy", g.outputs()));
    }
}
