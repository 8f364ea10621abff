package dev.tiefgang.tensor;

/// What the elements of a tensor are.
public enum Type {
    /// 32-bit floating point, what networks run in.
    FLOAT32("F32", 4),
    /// 64-bit floating point, the yardstick for gradients and small networks.
    FLOAT64("F64", 8),
    /// 64-bit integers: class labels, positions, counters.
    INT64("I64", 8);

    private final String code;
    private final int bytes;

    Type(String code, int bytes) {
        this.code = code;
        this.bytes = bytes;
    }

    /// The short name that safetensors uses.
    public String code() {
        return code;
    }

    /// Bytes per element.
    public int bytes() {
        return bytes;
    }
}
