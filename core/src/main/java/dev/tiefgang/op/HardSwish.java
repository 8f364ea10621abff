package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import java.util.List;
import java.util.Optional;

/// `y = x · max(0, min(1, x/6 + ½))`; 0 at −∞.
///
/// Gradient: `dy · (x/3 + ½)` between −3 and 3, 0 below and `dy` above, also at these corners. Source: Howard
/// et al.: "Searching for MobileNetV3", 2019.
public record HardSwish() implements Op.Formula {
    private static final double CORNER = 3;

    @Override
    public Value expand(List<Value> in) {
        Value x = in.getFirst(), share = x.graph().add(new HardSigmoid(1.0 / CORNER / 2, 0.5), x);
        return x.max(x.scalar(-CORNER)).times(share);
    }

    @Override
    public List<Value> vjp(Vjp c) {
        Value x = c.x(0), below = x.less(x.scalar(CORNER)), above = x.greater(x.scalar(-CORNER));
        Value middle = above.where(x.over(CORNER).plus(0.5), x.scalar(0));
        return List.of(c.dy().times(below.where(middle, x.scalar(1))));
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("HardSwish", 14);
    }
}
