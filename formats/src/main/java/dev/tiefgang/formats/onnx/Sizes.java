package dev.tiefgang.formats.onnx;

import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Shapes as inputs of operators: constants where they are known, else computed from the batch that comes in.
final class Sizes {
    private static final String BATCH = "batch/n";

    private final OnnxGraph onnx;
    private final String input;
    private boolean measured;

    /// @param input the value whose first extent is that of the batch
    Sizes(OnnxGraph onnx, String input) {
        this.onnx = onnx;
        this.input = input;
    }

    /// A shape of which every extent is said.
    String shape(String name, List<Extent> extents) {
        if (extents.stream().noneMatch(Extent::perSample)) return constant(name, extents);
        var parts = new ArrayList<String>();
        for (int i = 0; i < extents.size(); i++) {
            Extent e = extents.get(i);
            String part = name + "/" + i;
            if (!e.perSample()) parts.add(constant(part, List.of(e)));
            else if (e.number() == 1) parts.add(batch());
            else {
                String times = onnx.constant(part + ".times", Protos.constant(part, List.of(e.number())));
                parts.add(onnx.node("Mul", part, List.of(batch(), times), Map.of()));
            }
        }
        return onnx.node("Concat", name, parts, Map.of("axis", 0));
    }

    /// A shape for the same elements in another order of axes: one extent may be left to the reader.
    String reshape(String name, List<Extent> extents) {
        if (extents.stream().filter(Extent::perSample).count() > 1) return shape(name, extents);
        return constant(
                name,
                extents.stream().map(e -> e.perSample() ? Extent.fixed(-1) : e).toList());
    }

    /// A shape to repeat something to: an extent that is there already may be said as 1.
    String expand(String name, List<Extent> from, List<Extent> to) {
        var missing = new ArrayList<Extent>();
        for (int i = 0; i < to.size(); i++) {
            int j = i - (to.size() - from.size());
            boolean there = j >= 0 && from.get(j).equals(to.get(i));
            missing.add(there ? Extent.fixed(1) : to.get(i));
        }
        return shape(name, missing);
    }

    private String constant(String name, List<Extent> extents) {
        long[] numbers = extents.stream().mapToLong(Extent::number).toArray();
        return onnx.constant(name, Tensor.of(Shape.of(numbers.length), numbers)); // that of a scalar is empty
    }

    private String batch() {
        if (!measured) onnx.node("Shape", BATCH, List.of(input), Map.of("start", 0, "end", 1));
        measured = true;
        return BATCH;
    }
}
