package dev.tiefgang.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Threads that share the chunks of a step: they spin for a moment between steps, then park.
///
/// The caller works too, and a join waits for chunks, not for threads, so a thread that the system has taken
/// away delays nobody. A pool that is busy for another caller leaves this one to do all chunks by itself.
/// Handing out work allocates nothing. Threads are daemons; an unused pool costs nothing but their stacks.
public final class Pool implements AutoCloseable {
    /// Looks at the queue before a thread parks: some 50 µs.
    private static final int SPINS = 2_000;

    private static final class Shared {
        static final Pool ALL = new Pool(Runtime.getRuntime().availableProcessors());
    }

    private final Thread[] workers;
    private final boolean[] parked;
    private final AtomicBoolean busy = new AtomicBoolean();
    /// Upper half: number of the job; lower half: chunks that nobody has taken yet.
    private final AtomicLong open = new AtomicLong();
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
        open.set((open.get() & 0xffffffff00000000L) + (1L << 32) + chunks);
        for (int i = 0; i < workers.length && i < chunks - 1; i++) if (isParked(i)) LockSupport.unpark(workers[i]);
        while (takeOne(0)) {}
        for (int spins = 0; unfinished.get() > 0; spins++) {
            if (spins < SPINS) Thread.onSpinWait();
            else Thread.yield();
        }
        this.task = null;
        Throwable t = failure.getAndSet(null);
        if (t instanceof RuntimeException e) throw e;
        if (t instanceof Error e) throw e;
    }

    /// Takes a chunk of the job at hand and runs it; false where none is left.
    ///
    /// A chunk that is taken is unfinished, so the job cannot end and `task` and `scratch` stay those of its job.
    private boolean takeOne(int thread) {
        long seen = open.get();
        int left = (int) seen;
        if (left == 0) return false;
        if (!open.compareAndSet(seen, seen - 1)) return true;
        try {
            Routine.Task t = task;
            if (t != null) t.run(left - 1, scratch[thread]);
        } catch (Throwable t) {
            failure.compareAndSet(null, t);
        } finally {
            unfinished.decrementAndGet();
        }
        return true;
    }

    private void work(int worker) {
        int idle = 0;
        while (!closed) {
            if (takeOne(worker + 1)) idle = 0;
            else if (++idle < SPINS) Thread.onSpinWait();
            else {
                park(worker);
                idle = 0;
            }
        }
    }

    private void park(int worker) {
        setParked(worker, true);
        while ((int) open.get() == 0 && !closed) LockSupport.park(this);
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
