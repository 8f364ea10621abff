package dev.tiefgang.tensor;

import java.nio.charset.StandardCharsets;

/// The one source of randomness: a counter-based generator.
///
/// Number `i` of a stream is `mix(key + i·γ)`, with the key made of seed, stream name and step, so a number
/// does not depend on who drew before, on threads or on order. The mixing function and γ are those of
/// SplitMix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number generators", OOPSLA 2014).
///
/// @param key the position of the stream in the space of all streams
public record Rng(long key) {
    private static final long GAMMA = 0x9e3779b97f4a7c15L;

    /// The stream `name` of a seed at a step.
    public static Rng of(long seed, String name, long step) {
        return new Rng(key(seed, name.getBytes(StandardCharsets.UTF_8), step));
    }

    /// The key of a stream whose name is at hand as bytes (UTF-8); allocates nothing.
    public static long key(long seed, byte[] name, long step) {
        long h = mix(seed + GAMMA);
        for (byte b : name) h = mix(h ^ (b & 0xff) + GAMMA);
        return mix(h + mix(step + GAMMA));
    }

    /// 64 random bits.
    public long bits(long i) {
        return bits(key, i);
    }

    /// Number `i` of [#bits(long)] in the stream with this key; allocates nothing.
    public static long bits(long key, long i) {
        return mix(key + i * GAMMA);
    }

    /// Uniform in `[0, 1)`, a multiple of 2⁻²⁴, so that it is exact in `float` too.
    public float uniform(long i) {
        return uniform(key, i);
    }

    /// Number `i` of [#uniform(long)] in the stream with this key; allocates nothing.
    public static float uniform(long key, long i) {
        return (mix(key + i * GAMMA) >>> 40) * 0x1p-24f;
    }

    /// Uniform in `[0, 1)`, a multiple of 2⁻⁵³.
    public double uniformDouble(long i) {
        return uniformDouble(key, i);
    }

    /// Number `i` of [#uniformDouble(long)] in the stream with this key; allocates nothing.
    public static double uniformDouble(long key, long i) {
        return (bits(key, i) >>> 11) * 0x1p-53;
    }

    /// Standard normal, by Box and Muller (1958) from the numbers `2i` and `2i + 1`.
    public double normal(long i) {
        double u = 1 - uniformDouble(2 * i), v = uniformDouble(2 * i + 1);
        return StrictMath.sqrt(-2 * StrictMath.log(u)) * StrictMath.cos(2 * StrictMath.PI * v);
    }

    /// Uniform in `0 … bound − 1`.
    public int below(long i, int bound) {
        if (bound < 1) throw new IllegalArgumentException("Rng.below: bound must be positive, received " + bound);
        return (int) Math.unsignedMultiplyHigh(bits(i), bound);
    }

    /// The numbers `0 … n − 1` in random order (Fisher and Yates).
    public int[] permutation(int n) {
        int[] p = new int[n];
        for (int i = 0; i < n; i++) p[i] = i;
        for (int i = n - 1; i > 0; i--) {
            int j = below(i, i + 1), t = p[i];
            p[i] = p[j];
            p[j] = t;
        }
        return p;
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
