package dev.tiefgang.runtime;

import dev.tiefgang.compile.Unrolled;
import dev.tiefgang.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/// An [Unrolled] plan tied to the memory of a run.
final class UnrolledRun {
    /// What a parameter becomes, and the parameter.
    private record Change(float[] from, float[] to) {}

    private final Unrolled.Machine machine;
    private final Object[] arrays;
    private final Change[] changes;

    UnrolledRun(Unrolled code, Params params, Function<String, Tensor> inputs, IntFunction<Tensor> outputs) {
        this.machine = code.machine();
        List<Change> changed = new ArrayList<>();
        this.arrays = code.arrays().stream()
                .map(place -> switch (place) {
                    case Unrolled.Input(String name) ->
                        (Object) inputs.apply(name).floats();
                    case Unrolled.Indices(String name) -> inputs.apply(name).longs();
                    case Unrolled.Parameter(String name) -> params.tensor(name).floats();
                    case Unrolled.Output(int k) -> outputs.apply(k).floats();
                    case Unrolled.Next(String name, int elements) -> {
                        var change = new Change(
                                new float[elements], params.tensor(name).floats());
                        changed.add(change);
                        yield change.from();
                    }
                })
                .toArray();
        this.changes = changed.toArray(Change[]::new);
    }

    /// Computes everything; no parameter changes.
    void compute() {
        machine.run(arrays);
    }

    /// Gives the parameters the values that were computed.
    void update() {
        for (Change c : changes) System.arraycopy(c.from, 0, c.to, 0, c.from.length);
    }
}
