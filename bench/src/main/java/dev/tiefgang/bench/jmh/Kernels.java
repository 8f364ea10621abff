package dev.tiefgang.bench.jmh;

import dev.tiefgang.bench.race.Contestant;
import dev.tiefgang.bench.race.Ours;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// Our side of the races of kernels, by itself.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class Kernels {
    /// Names of races.
    @Param({
        "sgemm-512",
        "sgemm-1024",
        "conv3x3-64-forward",
        "conv3x3-64-input",
        "conv3x3-64-filter",
        "conv3x3-512-forward",
        "depthwise3x3-32-forward",
        "conv1x1-256-forward",
        "conv7x7-3-forward"
    })
    public String race = "";

    /// Threads that compute.
    @Param({"1", "2"})
    public int threads;

    private Contestant contestant = Contestant.NONE;

    @Setup
    public void enter() {
        contestant = Ours.enter(race, threads);
    }

    @Benchmark
    public void step() {
        contestant.step();
    }

    @TearDown
    public void leave() {
        contestant.close();
    }
}
