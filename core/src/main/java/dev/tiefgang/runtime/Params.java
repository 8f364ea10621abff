package dev.tiefgang.runtime;

import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;

/// The numbers of a model, by name: weights, running statistics, an optimizer's memory.
///
/// The tensors are live: runs read and write them in place. Two networks with one plan are two of these.
public final class Params {
    private static final int CHUNK = 1 << 16;

    private final SortedMap<String, Tensor> tensors = new TreeMap<>();

    /// No tensors yet.
    public Params() {}

    /// Puts a tensor under a name, in place of one that was there; one that does not begin its array is copied.
    public void put(String name, Tensor tensor) {
        tensors.put(name, tensor.from() == 0 ? tensor : tensor.copy());
    }

    public boolean has(String name) {
        return tensors.containsKey(name);
    }

    /// The live tensor of that name.
    ///
    /// @throws IllegalArgumentException if there is none
    public Tensor tensor(String name) {
        Tensor t = tensors.get(name);
        if (t == null)
            throw new IllegalArgumentException(
                    "Params: expected one of " + tensors.keySet() + ", received '" + name + "'");
        return t;
    }

    /// The live tensor of that name, which must have this shape.
    Tensor tensor(String name, Shape shape) {
        Tensor t = tensor(name);
        if (!t.shape().equals(shape))
            throw new ShapeException("Params: expected '" + name + "' of shape " + shape + ", received " + t.shape());
        return t;
    }

    /// All tensors, sorted by name; a live view that cannot be changed.
    public SortedMap<String, Tensor> all() {
        return Collections.unmodifiableSortedMap(tensors);
    }

    /// An independent copy.
    public Params copy() {
        var copy = new Params();
        tensors.forEach((name, t) -> copy.put(name, t.copy()));
        return copy;
    }

    /// Number of elements of all tensors together.
    public long size() {
        return tensors.values().stream().mapToLong(Tensor::size).sum();
    }

    /// SHA-256 over name, type, shape and little-endian data of every tensor, sorted by name, as 64 hex digits.
    ///
    /// Each tensor contributes `name`, a zero byte, the type's code, the shape as text, a zero byte, and its
    /// elements.
    public String fingerprint() {
        MessageDigest sha = sha256();
        var chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        tensors.forEach((name, t) -> {
            sha.update((name + "\0" + t.type().code() + t.shape() + "\0").getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < t.size(); i++) {
                if (t.type().bytes() == Long.BYTES) chunk.putLong(t.bits(i));
                else chunk.putInt((int) t.bits(i));
                if (chunk.remaining() < Long.BYTES || i == t.size() - 1) {
                    sha.update(chunk.flip());
                    chunk.clear();
                }
            }
        });
        return HexFormat.of().formatHex(sha.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
