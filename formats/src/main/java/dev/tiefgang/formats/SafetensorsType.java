package dev.tiefgang.formats;

import dev.tiefgang.tensor.Tensor;
import dev.tiefgang.tensor.Type;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/// How numbers lie in a safetensors file and what they become in memory; all little-endian.
enum SafetensorsType {
    F64(8, Type.FLOAT64),
    F32(4, Type.FLOAT32),
    F16(2, Type.FLOAT32),
    BF16(2, Type.FLOAT32),
    I64(8, Type.INT64),
    I32(4, Type.INT64),
    I16(2, Type.INT64),
    I8(1, Type.INT64),
    U32(4, Type.INT64),
    U16(2, Type.INT64),
    U8(1, Type.INT64),
    BOOL(1, Type.INT64);

    final int bytes;
    final Type memory;

    SafetensorsType(int bytes, Type memory) {
        this.bytes = bytes;
        this.memory = memory;
    }

    static Optional<SafetensorsType> of(String code) {
        return Arrays.stream(values()).filter(t -> t.name().equals(code)).findFirst();
    }

    /// Takes `n` numbers from the buffer into the elements of the tensor from `at` on.
    void read(ByteBuffer in, Tensor to, int at, int n) {
        switch (this) {
            case F64 -> in.asDoubleBuffer().get(to.doubles(), at, n);
            case F32 -> in.asFloatBuffer().get(to.floats(), at, n);
            case I64 -> in.asLongBuffer().get(to.longs(), at, n);
            case F16, BF16 -> {
                for (int i = 0; i < n; i++) to.floats()[at + i] = half(in.getShort(2 * i));
            }
            case I32, I16, I8, U32, U16, U8, BOOL -> {
                for (int i = 0; i < n; i++) to.longs()[at + i] = whole(in, i * bytes);
            }
        }
    }

    private float half(short bits) {
        return this == F16 ? Float.float16ToFloat(bits) : Float.intBitsToFloat(bits << 16);
    }

    private long whole(ByteBuffer in, int at) {
        return switch (this) {
            case I32 -> in.getInt(at);
            case I16 -> in.getShort(at);
            case I8 -> in.get(at);
            case U32 -> Integer.toUnsignedLong(in.getInt(at));
            case U16 -> Short.toUnsignedLong(in.getShort(at));
            case U8, BOOL -> Byte.toUnsignedLong(in.get(at));
            case F64, F32, F16, BF16, I64 -> throw new IllegalStateException(this + " is read in bulk");
        };
    }

    /// Puts `n` elements of the tensor from `at` on into the buffer, in the tensor's own type.
    static void write(Tensor from, int at, int n, ByteBuffer out) {
        switch (from.type()) {
            case FLOAT64 -> out.asDoubleBuffer().put(from.doubles(), at, n);
            case FLOAT32 -> out.asFloatBuffer().put(from.floats(), at, n);
            case INT64 -> out.asLongBuffer().put(from.longs(), at, n);
        }
    }
}
