package dev.tiefgang.bench.race;

import dev.tiefgang.bench.race.Race.Unit;
import dev.tiefgang.loss.MeanSquaredError;
import dev.tiefgang.nn.Activation;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.Network;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.zoo.Zoo;
import java.util.ArrayList;
import java.util.List;

/// The table of races; a new one is a row here.
public final class Races {
    /// Plain float sums in another order, and Winograd's convolutions, differ by so much.
    private static final double TOLERANCE = 1e-3;

    private static final int XOR_UPDATES = 4_000;

    private Races() {}

    /// All races, in the order of the table.
    public static List<Race> all() {
        var races = new ArrayList<Race>();
        races.add(new Race("xor-train", "XOR 2-3-1, one pattern at a time", Unit.SAMPLES, 3, 3, TOLERANCE, Races::xor));
        races.add(training("mlp-train-32", "mlp", 32, 0.01, 1.4, 2.5));
        races.add(training("mlp-train-128", "mlp", 128, 0.01, 1, 1));
        races.add(recall("mlp-recall", "mlp", 1, 2, 2));
        races.add(training("lenet5-train", "lenet5", 64, 0.01, 2.5, 2.5));
        races.add(recall("lenet5-recall", "lenet5", 1, 1.5, 1.5));
        races.add(recall("lenet5-recall-64", "lenet5", 64, 1.4, 1.4));
        races.add(training("ballnet-train", "ballnet", 32, 0.001, 1.5, 1.5));
        races.add(recall("ballnet-recall", "ballnet", 1, 1, 1));
        races.add(recall("resnet18-recall", "resnet18", 1, 1.7, 1.5));
        races.add(recall("resnet50-recall", "resnet50", 1, 1.3, 1.2));
        races.add(recall("vgg16-recall", "vgg16", 1, 2, 1.8));
        races.add(recall("mobilenetv2-recall", "mobilenetv2", 1, 1, 1.2));
        races.add(training("resnet18-train", "resnet18", 8, 0.001, 1.4, 1.4));
        races.add(training("resnet50-train", "resnet50", 8, 0.001, 1.3, 1.3));
        for (int size : new int[] {512, 1024, 2048}) races.add(product(size));
        races.addAll(ConvolutionRaces.all());
        return List.copyOf(races);
    }

    /// The race of that name.
    static Race named(String name) {
        return all().stream()
                .filter(race -> race.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Workload xor() {
        Network network = Network.of(
                "xor",
                Shape.of(2),
                new MeanSquaredError(),
                new Dense(3),
                Activation.sigmoid(),
                new Dense(1),
                Activation.sigmoid());
        float[] inputs = new float[2 * XOR_UPDATES], targets = new float[XOR_UPDATES];
        for (int i = 0; i < XOR_UPDATES; i++) {
            int a = i & 1, b = i >> 1 & 1;
            inputs[2 * i] = a;
            inputs[2 * i + 1] = b;
            targets[i] = a ^ b;
        }
        return new Workload.Training(network.model(1), 1, 0.5, 0, inputs, targets);
    }

    private static Race training(String name, String network, int batch, double rate, double one, double two) {
        return new Race(name, network + ", SGD with batches of " + batch, Unit.SAMPLES, one, two, TOLERANCE, () -> {
            var entry = Zoo.entry(network);
            return new Workload.Training(
                    Numbers.model(entry.network()),
                    batch,
                    rate,
                    entry.outputs(),
                    Numbers.batch(entry.network(), batch),
                    Numbers.classes(entry.outputs(), batch));
        });
    }

    private static Race recall(String name, String network, int batch, double one, double two) {
        return new Race(
                name,
                network + ", recall of " + (batch == 1 ? "one" : batch),
                batch == 1 ? Unit.TIME : Unit.SAMPLES,
                one,
                two,
                TOLERANCE,
                () -> {
                    Network n = Zoo.entry(network).network();
                    return new Workload.Recall(Numbers.model(n), batch, Numbers.batch(n, batch), false);
                });
    }

    private static Race product(int size) {
        return new Race(
                "sgemm-" + size,
                "product of two matrices of %d × %d".formatted(size, size),
                Unit.FLOPS,
                1.05,
                1.05,
                TOLERANCE,
                () -> new Workload.Product(size, Numbers.normal("a", size * size), Numbers.normal("b", size * size)));
    }
}
