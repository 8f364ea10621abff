package dev.tiefgang.runtime;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Steps that begin with kernels that are fast at once and go over to better ones, each as soon as the code of
/// those has been compiled.
///
/// Until C2 has compiled it, code on the Vector API runs interpreted and makes an object of every vector: it
/// then takes 100 times as long as plain Java. So one chunk of such a step is tried now and then, which is
/// also what gets its code compiled, and the step goes over for good when that was no slower. Both kernels
/// give the same bits, so a trial computes what the step is there for. Trials wait until the time that they
/// have lost is no more than the time of everything else.
final class KernelSwitch {
    /// Nanoseconds of work before the first trial of this JVM: a program that ends sooner never pays for one.
    private static final long PATIENCE = 50_000_000;
    private static final AtomicLong WORKED = new AtomicLong();
    /// Trials after which a step stays with what was faster.
    private static final int MOST = 3_000;
    /// Nanoseconds that say nothing.
    private static final long NOISE = 200;

    private final Pool pool;
    private final Routine.Task[] tasks;
    private final int[] chunks;
    private final IntFunction<Routine.Task> better;
    private final Routine.@Nullable Task[] candidates;
    private final Probe probe = new Probe();
    /// The shortest times of the probed chunks, with the first kernels and with the better ones.
    private final long[] time;
    private final long[] candidateTime;
    private final int[] trials;
    private final boolean[] decided;
    private int undecided;
    /// The step that was tried last in this round over all steps.
    private int last = -1;
    private long gained;
    private long lost;

    /// @param tasks the steps with the first kernels; replaced where they lie
    /// @param better binds a step to the better kernels
    KernelSwitch(Pool pool, Routine.Task[] tasks, int[] chunks, IntFunction<Routine.Task> better) {
        this.pool = pool;
        this.tasks = tasks;
        this.chunks = chunks;
        this.better = better;
        this.candidates = new Routine.Task[tasks.length];
        this.time = new long[tasks.length];
        this.candidateTime = new long[tasks.length];
        Arrays.fill(time, Long.MAX_VALUE);
        Arrays.fill(candidateTime, Long.MAX_VALUE);
        this.trials = new int[tasks.length];
        this.decided = new boolean[tasks.length];
        this.undecided = tasks.length;
    }

    /// Runs the steps from `from` to `to`; true when every step of the plan has its kernels for good.
    boolean run(int from, int to, float[][] scratch) {
        long begin = System.nanoTime(), before = lost;
        boolean open = false, left = false;
        for (int i = from; i < to; i++) {
            open |= !decided[i];
            left |= !decided[i] && i > last;
            if (decided[i]) pool.run(tasks[i], chunks[i], scratch);
            else if (time[i] < Long.MAX_VALUE && i > last && mayTry()) attempt(i, scratch);
            else time[i] = Math.min(time[i], probed(i, tasks[i], scratch));
        }
        // All were tried: another round.
        if (open && !left) last = -1;
        long worked = System.nanoTime() - begin - (lost - before);
        gained += worked;
        if (WORKED.get() < PATIENCE) WORKED.addAndGet(worked);
        return undecided == 0;
    }

    private boolean mayTry() {
        return lost <= gained && WORKED.get() >= PATIENCE;
    }

    private void attempt(int i, float[][] scratch) {
        Routine.Task candidate = candidates[i];
        if (candidate == null) candidates[i] = candidate = better.apply(i);
        long took = probed(i, candidate, scratch);
        last = i;
        lost += Math.max(0, took - time[i]);
        candidateTime[i] = Math.min(candidateTime[i], took);
        boolean won = took <= time[i] + time[i] / 4 + NOISE;
        if (!won && ++trials[i] < MOST) return;
        decided[i] = true;
        undecided--;
        if (won || candidateTime[i] < time[i]) tasks[i] = candidate;
    }

    /// Runs a step, the chunk in the middle by a task of choice, and gives the time of that chunk.
    private long probed(int i, Routine.Task chosen, float[][] scratch) {
        probe.others = tasks[i];
        probe.chosen = chosen;
        probe.chunk = chunks[i] / 2;
        pool.run(probe, chunks[i], scratch);
        return probe.took;
    }

    /// Takes the time of one chunk.
    private static final class Probe implements Routine.Task {
        private Routine.Task others = (_, _) -> {};
        private Routine.Task chosen = others;
        private int chunk;
        private long took;

        @Override
        public void run(int chunk, float[] scratch) {
            if (chunk != this.chunk) {
                others.run(chunk, scratch);
                return;
            }
            long begin = System.nanoTime();
            chosen.run(chunk, scratch);
            took = System.nanoTime() - begin;
        }
    }
}
