package dev.tiefgang.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Threads that share the chunks of a step: they spin for a moment between steps, then park.
///
/// Each thread begins with a range of its own, the same of every step that is cut into as many chunks, and so finds
/// in its caches what it made in the step before; when its range is done, it takes from the ends of the others'.
///
/// The caller works too, and a join waits for chunks, not for threads, so a thread that the system has taken
/// away delays nobody. A pool that is busy for another caller leaves this one to do all chunks by itself.
/// Handing out work allocates nothing. Threads are daemons; an unused pool costs nothing but their stacks.
public final class Pool implements AutoCloseable {
    /// Looks at the number of the job before a thread parks: some 50 µs.
    private static final int SPINS = 2_000;
    /// Longs from one thread's range to the next, so that no two share a cache line.
    private static final int APART = 16;

    private static final class Shared {
        static final Pool ALL = new Pool(Runtime.getRuntime().availableProcessors());
    }

    private final Thread[] workers;
    private final boolean[] parked;
    private final AtomicBoolean busy = new AtomicBoolean();
    /// For each thread the chunks of its range that nobody has taken yet: the first in the upper half, the one behind
    /// the last in the lower half.
    private final AtomicLongArray ranges;
    /// Number of the job at hand.
    private final AtomicLong job = new AtomicLong();
    private final AtomicInteger unfinished = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private volatile boolean closed;
    private Routine.@Nullable Task task;
    private float[][] scratch = new float[0][];

    /// A pool of `threads` threads, the caller included.
    public Pool(int threads) {
        if (threads < 1) throw new IllegalArgumentException("Pool: expected at least 1 thread, received " + threads);
        this.workers = new Thread[threads - 1];
        this.parked = new boolean[threads - 1];
        this.ranges = new AtomicLongArray((threads + 1) * APART);
        for (int i = 0; i < workers.length; i++) {
            int worker = i;
            workers[i] =
                    Thread.ofPlatform().daemon().name("tiefgang-" + (i + 1)).unstarted(() -> work(worker));
            workers[i].start();
        }
    }

    /// The pool of this JVM, with a thread for each processor; it lives as long as the JVM.
    public static Pool shared() {
        return Shared.ALL;
    }

    /// Number of threads, the caller included.
    public int threads() {
        return workers.length + 1;
    }

    /// Runs all chunks of a task and returns when the last has ended.
    ///
    /// @param scratch one array for each thread of the pool, the caller's first
    /// @throws RuntimeException what a chunk threw first
    void run(Routine.Task task, int chunks, float[][] scratch) {
        if (chunks == 1 || workers.length == 0 || !busy.compareAndSet(false, true)) {
            for (int i = 0; i < chunks; i++) task.run(i, scratch[0]);
            return;
        }
        try {
            share(task, chunks, scratch);
        } finally {
            busy.set(false);
        }
    }

    @SuppressWarnings("ThreadPriorityCheck") // yielding only after spinning, while a chunk still runs elsewhere
    private void share(Routine.Task task, int chunks, float[][] scratch) {
        this.task = task;
        this.scratch = scratch;
        unfinished.set(chunks);
        int threads = threads();
        for (int i = 0; i < threads; i++)
            ranges.set(
                    (i + 1) * APART, range((int) ((long) chunks * i / threads), (int) ((i + 1L) * chunks / threads)));
        job.incrementAndGet();
        for (int i = 0; i < workers.length; i++) if (isParked(i)) LockSupport.unpark(workers[i]);
        help(0);
        for (int spins = 0; unfinished.get() > 0; spins++) {
            if (spins < SPINS) Thread.onSpinWait();
            else Thread.yield();
        }
        this.task = null;
        Throwable t = failure.getAndSet(null);
        if (t instanceof RuntimeException e) throw e;
        if (t instanceof Error e) throw e;
    }

    private static long range(int from, int to) {
        return (long) from << 32 | to;
    }

    /// Runs the chunks of a thread's own range, then of those of the others, until none is left.
    private void help(int thread) {
        int threads = threads(), done = 0;
        for (int i = 0; i < threads; i++)
            for (int owner = (thread + i) % threads, chunk; (chunk = take(owner, owner == thread)) >= 0; done++)
                run(chunk, thread);
        if (done > 0) unfinished.addAndGet(-done);
    }

    /// The first chunk of a range, or its last where another thread helps out; −1 where none is left.
    private int take(int owner, boolean first) {
        while (true) {
            long seen = ranges.get((owner + 1) * APART);
            int from = (int) (seen >>> 32), to = (int) seen;
            if (from >= to) return -1;
            long rest = first ? range(from + 1, to) : range(from, to - 1);
            if (ranges.compareAndSet((owner + 1) * APART, seen, rest)) return first ? from : to - 1;
        }
    }

    /// A chunk that is taken is unfinished, so the job cannot end and `task` and `scratch` stay those of its job.
    private void run(int chunk, int thread) {
        try {
            Routine.Task t = task;
            if (t != null) t.run(chunk, scratch[thread]);
        } catch (Throwable t) {
            failure.compareAndSet(null, t);
        }
    }

    private void work(int worker) {
        int idle = 0;
        long seen = 0;
        while (!closed) {
            long now = job.get();
            if (now != seen) {
                help(worker + 1);
                seen = now;
                idle = 0;
            } else if (++idle < SPINS) Thread.onSpinWait();
            else {
                park(worker, seen);
                idle = 0;
            }
        }
    }

    private void park(int worker, long seen) {
        setParked(worker, true);
        while (job.get() == seen && !closed) LockSupport.park(this);
        setParked(worker, false);
    }

    private static final VarHandle FLAGS = MethodHandles.arrayElementVarHandle(boolean[].class);

    private void setParked(int worker, boolean value) {
        FLAGS.setVolatile(parked, worker, value);
    }

    private boolean isParked(int worker) {
        return (boolean) FLAGS.getVolatile(parked, worker);
    }

    /// Ends the threads once they are idle.
    @Override
    public void close() {
        closed = true;
        for (Thread t : workers) LockSupport.unpark(t);
    }
}
