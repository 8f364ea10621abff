package dev.tiefgang.loss;

import dev.tiefgang.graph.Value;
import dev.tiefgang.op.Concat;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// `Σ wᵢ · lossᵢ` over the outputs of a network with several of them, which lie one behind the other in one row, and
/// so do their targets.
///
/// A prediction is the row of the predictions. A class out of several is asked for by a one-hot part of the target.
///
/// @param parts the outputs in their order; all their losses are means over the samples, or all are sums
public record Several(List<Part> parts) implements Loss {
    /// One output.
    ///
    /// @param shape without the batch
    /// @param weight of its loss, above 0
    public record Part(Shape shape, Loss loss, double weight) {
        public Part {
            if (shape.rank() == 0 || shape.size() == 0)
                throw new ShapeException("Several: expected a part [m, …] with elements, received " + shape);
            if (!(weight > 0 && weight < Double.POSITIVE_INFINITY))
                throw new IllegalArgumentException("Several: expected a weight above 0, received " + weight);
        }
    }

    public Several {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) throw new IllegalArgumentException("Several: expected at least one part, received none");
        long kinds =
                parts.stream().map(p -> p.loss().averagedOver(2)).distinct().count();
        if (kinds > 1)
            throw new IllegalArgumentException(
                    "Several: expected losses that all are means over the samples or all sums, received " + parts);
    }

    public Several(Part... parts) {
        this(List.of(parts));
    }

    /// What a prediction says about each output.
    ///
    /// @throws ShapeException if it does not hold as many numbers as the outputs
    public List<float[]> split(float[] prediction) {
        if (prediction.length != elements())
            throw new ShapeException("Several: expected the %d numbers of %s, received %d"
                    .formatted(elements(), parts, prediction.length));
        var split = new ArrayList<float[]>();
        int at = 0;
        for (Part p : parts)
            split.add(Arrays.copyOfRange(prediction, at, at += p.shape().size()));
        return split;
    }

    private int elements() {
        return parts.stream().mapToInt(p -> p.shape().size()).reduce(0, Math::addExact);
    }

    private List<Value> split(Value row) {
        if (row.shape().rank() != 2 || row.shape().dim(1) != elements())
            throw new ShapeException("Several: expected outputs and targets [n, %d] of %s, received %s"
                    .formatted(elements(), parts, row.shape()));
        int[] sizes = parts.stream().mapToInt(p -> p.shape().size()).toArray();
        List<Value> split = row.split(1, sizes);
        int n = row.shape().dim(0);
        return IntStream.range(0, sizes.length)
                .mapToObj(i -> split.get(i).reshape(parts.get(i).shape().batch(n)))
                .toList();
    }

    private Value weighed(Value output, Value target, boolean each) {
        Samples.requireSame(this, output, target);
        List<Value> o = split(output), y = split(target);
        return IntStream.range(0, parts.size())
                .mapToObj(i -> {
                    Loss loss = parts.get(i).loss();
                    Value v = each ? loss.perSample(o.get(i), y.get(i)) : loss.value(o.get(i), y.get(i));
                    return v.times(parts.get(i).weight());
                })
                .reduce(Value::plus)
                .orElseThrow();
    }

    @Override
    public Value perSample(Value output, Value target) {
        return weighed(output, target, true);
    }

    @Override
    public Value value(Value output, Value target) {
        return weighed(output, target, false);
    }

    @Override
    public int averagedOver(int n) {
        return parts.getFirst().loss().averagedOver(n);
    }

    @Override
    public Value prediction(Value output) {
        List<Value> o = split(output);
        var rows = new ArrayList<Value>();
        for (int i = 0; i < o.size(); i++) {
            Value p = parts.get(i).loss().prediction(o.get(i));
            rows.add(p.reshape(Shape.of(p.shape().dim(0), p.shape().tail().size())));
        }
        return output.graph().add(new Concat(1), rows);
    }
}
