package dev.tiefgang.compile;

import dev.tiefgang.graph.Graph;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A small graph as one piece of straight-line code: no loops, no steps, nothing in memory but what goes in and comes
/// out.
///
/// A network of a few neurons, shown one pattern at a time, has steps of a few nanoseconds each; going from
/// step to step would cost many times that.
///
/// @param arrays what the machine reads and writes
/// @param machine the code
/// @param size how many numbers it computes
public record Unrolled(List<Place> arrays, Machine machine, int size) {
    /// An array that a run provides.
    public sealed interface Place {}

    /// The real numbers of an input, in the layout that the plan expects.
    public record Input(String name) implements Place {}

    /// The whole numbers of an input.
    public record Indices(String name) implements Place {}

    /// A parameter as it is.
    public record Parameter(String name) implements Place {}

    /// Output number `index`, row-major.
    public record Output(int index) implements Place {}

    /// What a parameter becomes.
    public record Next(String parameter, int elements) implements Place {}

    /// What runs the code; the arrays are those of [Unrolled#arrays], in this order, `float[]` or, for indices,
    /// `long[]`.
    @FunctionalInterface
    public interface Machine {
        void run(Object[] arrays);
    }

    /// The code of a graph; nothing where it is too large or holds an op that has no such form.
    ///
    /// @param outputs nodes that are wanted
    /// @param updates for each parameter that changes the node that it becomes
    /// @param lastInputs inputs that come with their first axis innermost
    public static Optional<Unrolled> of(
            Graph graph, List<Integer> outputs, Map<String, Integer> updates, Set<String> lastInputs) {
        return Unrolling.of(graph, outputs, updates, lastInputs)
                .flatMap(s -> StraightCode.machine(s).map(m -> new Unrolled(s.arrays(), m, s.size())));
    }
}
