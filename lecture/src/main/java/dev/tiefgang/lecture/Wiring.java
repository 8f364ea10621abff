package dev.tiefgang.lecture;

import dev.tiefgang.tensor.Rng;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// Which connections between the units of a [BackpropNet] there are. Biases are no connections: they are
/// always there.
final class Wiring {
    /// Half of the range of the weights with which connections begin.
    private static final double SPROUT = 0.5;

    /// A place for a connection from a unit of a layer to one of the next.
    private record Place(int layer, int from, int to) {}

    final BackpropNet net;
    private final List<Place> places;
    /// Whether there is a connection, by place.
    private final boolean[] present;

    private Wiring(BackpropNet net, List<Place> places, boolean[] present) {
        this.net = net;
        this.places = places;
        this.present = present;
    }

    /// No connections at all.
    static Wiring none(BackpropNet net) {
        var places = new ArrayList<Place>();
        for (int l = 0; l < net.layers(); l++)
            for (int i = 0; i < net.units(l); i++)
                for (int j = 0; j < net.units(l + 1); j++) places.add(new Place(l, i, j));
        var none = new Wiring(net, List.copyOf(places), new boolean[places.size()]);
        none.keepAbsent();
        return none;
    }

    /// Another one with the same numbers.
    Wiring copy() {
        return new Wiring(net.copy(), places, present.clone());
    }

    /// The places of the connections.
    private IntStream connections() {
        return IntStream.range(0, present.length).filter(i -> present[i]);
    }

    int size() {
        return (int) connections().count();
    }

    /// How strong the connections are: `|w|`.
    DoubleStream strengths() {
        return connections().mapToDouble(i -> Math.abs(weight(i)));
    }

    /// Where there is a connection: 1; and 0 elsewhere.
    double[] present() {
        return IntStream.range(0, present.length)
                .mapToDouble(i -> present[i] ? 1 : 0)
                .toArray();
    }

    /// Lets connections of small weights grow at places that have none.
    ///
    /// @return how many, fewer than wanted where there are no places left
    int sprout(int wanted, Rng where, Rng weights) {
        int[] absent =
                IntStream.range(0, present.length).filter(i -> !present[i]).toArray();
        int[] order = where.permutation(absent.length);
        int grown = Math.min(wanted, absent.length);
        for (int n = 0; n < grown; n++) {
            int i = absent[order[n]];
            present[i] = true;
            set(i, SPROUT * (2 * weights.uniformDouble(n) - 1));
        }
        return grown;
    }

    /// Takes away what learning gave to places without a connection.
    void keepAbsent() {
        for (int i = 0; i < present.length; i++) if (!present[i]) set(i, 0);
    }

    /// Lets connections vanish that are weaker than this.
    ///
    /// @return how many
    int prune(double weak) {
        int[] vanished = connections().filter(i -> Math.abs(weight(i)) < weak).toArray();
        for (int i : vanished) present[i] = false;
        keepAbsent();
        return vanished.length;
    }

    private double weight(int place) {
        Place p = places.get(place);
        return net.w[p.layer()][p.from()][p.to()];
    }

    private void set(int place, double weight) {
        Place p = places.get(place);
        net.w[p.layer()][p.from()][p.to()] = weight;
    }
}
