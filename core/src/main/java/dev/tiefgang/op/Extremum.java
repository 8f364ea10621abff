package dev.tiefgang.op;

import dev.tiefgang.graph.Op.Vjp;
import dev.tiefgang.graph.Value;
import java.util.List;

/// The gradient that [Max] and [Min] share.
final class Extremum {
    private Extremum() {}

    /// `firstWins` is 1 where the first operand alone is the result.
    static List<Value> gradients(Vjp c, Value firstWins) {
        Value share = firstWins.plus(c.x(0).equal(c.x(1)).times(0.5));
        Value da = c.dy().times(share), db = c.dy().minus(da);
        return List.of(da.sumTo(c.x(0).shape()), db.sumTo(c.x(1).shape()));
    }
}
