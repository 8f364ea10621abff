package dev.tiefgang.runtime;

import dev.tiefgang.graph.Kind;
import dev.tiefgang.tensor.Type;

/// In what a plan computes.
public enum Precision {
    /// 32-bit floats and the fast kernels: what networks are trained and run in.
    FLOAT(Type.FLOAT32),
    /// 64-bit doubles and the definitions of the ops: the yardstick, and enough for small networks.
    DOUBLE(Type.FLOAT64);

    private final Type real;

    Precision(Type real) {
        this.real = real;
    }

    /// How values of a kind are stored.
    public Type type(Kind kind) {
        return switch (kind) {
            case REAL -> real;
            case INDEX -> Type.INT64;
        };
    }
}
