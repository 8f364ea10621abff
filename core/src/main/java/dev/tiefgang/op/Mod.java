package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is left of `a` when whole multiples of `b` are taken away; NaN where `b` is 0 or `a` infinite. Where `b`
/// alone is infinite it is `a`, or `b` where the signs differ and the result has that of `b`.
///
/// The multiple is `⌊a / b⌋`, so that the result has the sign of `b`, as in Python; or with `fmod` the whole
/// part of `a / b`, so that it has the sign of `a`, as in C. Where rounding of `a / b` took one multiple too
/// many, it is put back: the result never leaves its range. Digits are lost where `a / b` is large. Gradient:
/// `da = dy`, `db = −dy ·` the multiple.
///
/// @param fmod whether the result has the sign of `a`
public record Mod(boolean fmod) implements Op.Formula {
    @Override
    public Value expand(List<Value> in) {
        Value a = in.get(0), b = in.get(1);
        return fmod ? Pieces.truncated(a, b) : Pieces.floored(a, b);
    }

    @Override
    public Optional<Onnx> onnx() {
        return fmod ? Onnx.of("Mod", 13, Map.of("fmod", 1)) : Optional.empty(); // the other one takes no floats there
    }
}
