package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import java.util.List;
import java.util.Optional;

/// The mean along axes, which stay with extent 1: their sum over their number.
public record ReduceMean(List<Integer> axes) implements Op.Composite {
    public ReduceMean {
        axes = List.copyOf(axes);
    }

    @Override
    public Value expand(List<Value> in) {
        Axes.reduced("ReduceMean", in.getFirst().shape(), axes);
        Value x = in.getFirst(), sum = x.graph().add(new ReduceSum(axes), x);
        return sum.over((double) x.shape().size() / Math.max(1, sum.shape().size()));
    }

    @Override
    public Optional<Onnx> onnx() {
        return Axes.onnx("ReduceMean", 18, axes);
    }
}
