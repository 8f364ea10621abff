package dev.tiefgang.loss;

import dev.tiefgang.graph.Value;
import dev.tiefgang.op.ReduceL2;
import java.util.List;

/// `1 − o·y / (|o|·|y|)` along the last axis, summed over what else a sample has, mean over the samples:
/// how far the direction of an output is from that of the target, between 0 and 2.
///
/// A vector of nothing but zeros has no direction: its distance to any other is 1 and its gradient 0; so
/// for vectors whose squares are too small for the precision at hand.
public record CosineDistance() implements Loss {
    @Override
    public Value perSample(Value output, Value target) {
        Samples.requireSame(this, output, target);
        List<Integer> last = List.of(output.shape().rank() - 1);
        Value o = direction(output, last), y = direction(target, last);
        return Samples.sum(o.times(y).sum(last.getFirst()).negate().plus(1));
    }

    private static Value direction(Value v, List<Integer> last) {
        Value length = v.then(new ReduceL2(last)), none = length.equal(length.scalar(0));
        return none.where(v.scalar(0), v.over(none.where(v.scalar(1), length)));
    }

    @Override
    public Value prediction(Value output) {
        return output;
    }
}
