package dev.tiefgang.data.augment;

import dev.tiefgang.tensor.Rng;
import java.nio.charset.StandardCharsets;

/// The random numbers of augmentation: keys by seed, epoch, sample and step, numbers by key and place. Nothing
/// allocates.
final class Draws {
    private static final byte[] NAME = "augment".getBytes(StandardCharsets.UTF_8);

    private Draws() {}

    /// The key of a sample in an epoch.
    static long sample(long seed, int epoch, int index) {
        return Rng.key(Rng.key(seed, NAME, epoch), NAME, index);
    }

    /// The key of a step for a sample.
    static long step(long sample, int step) {
        return Rng.key(sample, NAME, step);
    }

    /// Uniform in `[−1, 1)`.
    static double sign(long key, long i) {
        return 2.0 * Rng.uniform(key, i) - 1;
    }

    /// Mean 0, deviation 1, between −6 and 6: the sum of twelve uniform numbers of 16 bits, which is near
    /// enough to normal for noise, and the same on every machine without a logarithm.
    static double normal(long key, long i) {
        long sum = 0;
        for (int k = 0; k < 3; k++) {
            long bits = Rng.bits(key, 3 * i + k);
            sum += (bits & 0xffff) + (bits >>> 16 & 0xffff) + (bits >>> 32 & 0xffff) + (bits >>> 48);
        }
        return (sum + 6) / 65536.0 - 6; // a number of 16 bits stands for the middle of its step
    }

    /// From the distribution Beta(α, α), by M.-D. Jöhnk, "Erzeugung von betaverteilten und gammaverteilten
    /// Zufallszahlen", 1964.
    static double beta(long key, double alpha) {
        for (long i = 0; i < 2000; i += 2) {
            double u = root(1 - Rng.uniform(key, i), alpha), v = root(1 - Rng.uniform(key, i + 1), alpha);
            if (u + v > 0 && u + v <= 1) return u / (u + v);
        }
        return 1; // for the smallest α both underflow at times; the limit of the distribution is 0 or 1
    }

    /// `x^(1/α)`; [StrictMath#pow] allocates.
    private static double root(double x, double alpha) {
        return StrictMath.exp(StrictMath.log(x) / alpha);
    }
}
