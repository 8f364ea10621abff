package dev.tiefgang.nn;

import dev.tiefgang.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Writes down a [Wired] layer step by step.
///
/// ```java
/// var wires = new Wires();
/// Wires.End left = wires.input("left", Shape.of(3)), right = wires.input("right", Shape.of(2));
/// Wires.End both = wires.join("both", new Join.Concat(1), left.then(new Dense(8)), right);
/// Wired net = wires.outputs(both.then("kind", new Dense(3)), both.then("size", new Dense(1)));
/// ```
public final class Wires {
    private final List<Wired.Input> inputs = new ArrayList<>();
    private final List<Wired.Node> nodes = new ArrayList<>();

    /// Nothing wired yet.
    public Wires() {}

    /// The loose end of a wire: an input, or what a layer or join gives.
    public final class End {
        private final String name;

        private End(String name) {
            this.name = name;
        }

        /// A layer over this, named after its kind and its place among the nodes, for example `dense2`.
        public End then(Layer layer) {
            return then(layer.getClass().getSimpleName().toLowerCase(Locale.ROOT) + nodes.size(), layer);
        }

        /// A layer over this; its parameters get the name in front.
        public End then(String as, Layer layer) {
            nodes.add(new Wired.Apply(as, layer, name));
            return new End(as);
        }

        private Wires of() {
            return Wires.this;
        }
    }

    /// A part of the sample.
    public End input(String name, Shape shape) {
        inputs.add(new Wired.Input(name, shape));
        return new End(name);
    }

    /// Several values as one.
    public End join(String as, Join join, End... of) {
        nodes.add(new Wired.Merge(as, join, names(of)));
        return new End(as);
    }

    /// The finished layer with these outputs.
    ///
    /// @throws IllegalArgumentException if a name is there twice or something is not used
    public Wired outputs(End... ends) {
        return new Wired(inputs, nodes, names(ends));
    }

    private List<String> names(End... ends) {
        for (End e : ends)
            if (e.of() != this)
                throw new IllegalArgumentException(
                        "Wires: expected ends of these wires, received '" + e.name + "' of others");
        return Stream.of(ends).map(e -> e.name).toList();
    }
}
