package dev.tiefgang.bench;

import dev.tiefgang.runtime.Aligned;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// What this machine can do: the yardstick that every other figure is held against.
///
/// @param cpu the processor's name
/// @param cores logical processors
/// @param vectorBits width of a vector
/// @param peak fused multiply-adds of one core in GFLOP/s (two operations each)
/// @param readOne bytes read from memory by one core, in GB/s
/// @param readAll bytes read from memory by all cores at once, in GB/s
public record Machine(String cpu, int cores, int vectorBits, double peak, double readOne, double readAll) {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int FMA_ROUNDS = 50_000;
    private static final int FMA_CHAINS = 12;
    /// 128 MB: more than the caches hold.
    private static final int READ_FLOATS = 32 << 20;

    private static final class Holder {
        static final float[] MEMORY = new float[READ_FLOATS];
    }

    @SuppressWarnings("unused")
    private static volatile float sink;

    /// Measures for about two seconds.
    public static Machine measure() {
        var cores = Runtime.getRuntime().availableProcessors();
        var peak = best(300);
        var memory = Holder.MEMORY;
        var one = 0.0;
        var all = 0.0;
        for (var i = 0; i < 12; i++) {
            one = Math.max(one, bandwidth(memory, 1));
            all = Math.max(all, bandwidth(memory, cores));
        }
        return new Machine(cpuName(), cores, S.vectorBitSize(), peak, one, all);
    }

    /// The FMA peak of `threads` threads at the same time, in GFLOP/s.
    public static double peakOf(int threads) {
        var peaks = new double[threads];
        together(threads, t -> peaks[t] = best(40));
        return Arrays.stream(peaks).sum();
    }

    /// Bytes that `threads` threads read from memory at the same time, in GB/s.
    public static double bandwidthOf(int threads) {
        var best = 0.0;
        for (var i = 0; i < 3; i++) {
            best = Math.max(best, bandwidth(Holder.MEMORY, threads));
        }
        return best;
    }

    private static double best(int rounds) {
        var peak = 0.0;
        for (var i = 0; i < rounds; i++) {
            peak = Math.max(peak, peakRound());
        }
        return peak;
    }

    /// One short round of fused multiply-adds, in GFLOP/s. Take the best of many: a round may meet a
    /// compilation or another process.
    static double peakRound() {
        var start = System.nanoTime();
        sink = fma(FMA_ROUNDS);
        var nanos = System.nanoTime() - start;
        return 2.0 * FMA_ROUNDS * FMA_CHAINS * S.length() / nanos;
    }

    /// Twelve chains of fused multiply-adds that do not wait for each other: more than latency × units of any
    /// core.
    private static float fma(int rounds) {
        var x = FloatVector.broadcast(S, 0.999f);
        var y = FloatVector.broadcast(S, 0.001f);
        var a = FloatVector.zero(S);
        var b = a;
        var c = a;
        var d = a;
        var e = a;
        var f = a;
        var g = a;
        var h = a;
        var i = a;
        var j = a;
        var k = a;
        var l = a;
        for (var r = 0; r < rounds; r++) {
            a = a.fma(x, y);
            b = b.fma(x, y);
            c = c.fma(x, y);
            d = d.fma(x, y);
            e = e.fma(x, y);
            f = f.fma(x, y);
            g = g.fma(x, y);
            h = h.fma(x, y);
            i = i.fma(x, y);
            j = j.fma(x, y);
            k = k.fma(x, y);
            l = l.fma(x, y);
        }
        var s = a.add(b)
                .add(c)
                .add(d)
                .add(e)
                .add(f)
                .add(g)
                .add(h)
                .add(i)
                .add(j)
                .add(k)
                .add(l);
        return s.reduceLanes(VectorOperators.ADD);
    }

    private static double bandwidth(float[] memory, int threads) {
        var part = memory.length / threads;
        var nanos = together(threads, t -> sink = read(memory, t * part, (t + 1) * part));
        return 4.0 * part * threads / nanos;
    }

    /// Nanoseconds that threads take from a common start to the end of the last.
    private static long together(int threads, IntConsumer work) {
        var ready = new CountDownLatch(threads);
        var go = new CountDownLatch(1);
        var done = new CountDownLatch(threads);
        for (var t = 0; t < threads; t++) {
            var thread = t;
            Thread.ofPlatform().daemon().start(() -> {
                ready.countDown();
                await(go);
                work.accept(thread);
                done.countDown();
            });
        }
        await(ready);
        var start = System.nanoTime();
        go.countDown();
        await(done);
        return System.nanoTime() - start;
    }

    private static float read(float[] x, int from, int to) {
        var a = FloatVector.zero(S);
        var b = a;
        var c = a;
        var d = a;
        var step = S.length();
        for (var i = Aligned.from(from); i + 4 * step <= to; i += 4 * step) {
            a = a.add(FloatVector.fromArray(S, x, i));
            b = b.add(FloatVector.fromArray(S, x, i + step));
            c = c.add(FloatVector.fromArray(S, x, i + 2 * step));
            d = d.add(FloatVector.fromArray(S, x, i + 3 * step));
        }
        return a.add(b).add(c.add(d)).reduceLanes(VectorOperators.ADD);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while measuring", e);
        }
    }

    /// The processor's name where the system tells it, else its architecture.
    private static String cpuName() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            var windows = System.getenv("PROCESSOR_IDENTIFIER");
            return windows != null ? windows : System.getProperty("os.arch");
        }
    }

    /// Four lines for humans.
    public String text() {
        return String.format(
                Locale.ROOT,
                "CPU                     %s, %d cores, vectors of %d bit%n"
                        + "FMA peak, one core      %.1f GFLOP/s%n"
                        + "read bandwidth, one     %.1f GB/s%n"
                        + "read bandwidth, all     %.1f GB/s%n",
                cpu,
                cores,
                vectorBits,
                peak,
                readOne,
                readAll);
    }

    /// Measures and prints.
    public static void main(String[] args) {
        System.out.print(measure().text());
    }
}
