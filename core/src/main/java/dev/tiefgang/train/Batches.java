package dev.tiefgang.train;

import dev.tiefgang.tensor.DataException;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// Builds the batches of a data set ahead of the training step, on a thread of its own.
///
/// ```java
/// try (var batches = new Batches(data, 64, false)) {
///     batches.start(order, 0);              // the whole set once
///     while (batches.next()) {
///         step(batches.inputs(), batches.inputsAt(), batches.targets(), batches.targetsAt(),
/// batches.count());
///     }
/// }
/// ```
///
/// Batch `b` holds the samples `order[b · size] … order[(b + 1) · size − 1]`; a last, smaller batch is kept.
/// What is in a batch depends on data and order alone, never on the threads. The arrays belong to a small
/// ring and are valid until the following [#next()]; after the first few batches neither thread allocates. An
/// error of the loader (a broken sample, NaN in an input, a label out of range) reaches the consumer in place
/// of the batch it happened in, after all batches before.
///
/// One consumer thread at a time. The loader is a daemon and ends with [#close()].
public final class Batches implements AutoCloseable {
    /// One block of batches at the consumer, one ready, one being built.
    private static final int RING = 3;
    /// Small batches are handed over many at a time, since a hand-over takes microseconds: as many as have so many
    /// samples, or so many numbers in their inputs.
    private static final int BLOCK_SAMPLES = 4096, BLOCK_NUMBERS = 32_768;

    private final DataSet data;
    private final int size;
    private final int perBlock;
    private final BatchBuffer[] ring = new BatchBuffer[RING];
    private final Thread loader;

    // Everything below is guarded by this object's monitor. Waiting on a monitor allocates nothing; the
    // conditions of a java.util.concurrent lock would allocate a node per wait.
    private DataSet shown; // the set as it is in the epoch
    private int[] order = {};
    private int batches;
    private int first; // the batch that the order began with
    private int loaded; // blocks built since start
    private int released; // blocks that the consumer is done with
    private boolean loading;
    private @Nullable Throwable failure; // of the batch after the last block
    private volatile boolean closed;

    // The consumer's own.
    private @Nullable BatchBuffer block;
    private int taken; // batches handed out, counted from batch 0
    private int inBlock; // batches of the block handed out

    /// Starts a loader that waits for its first order.
    ///
    /// @param data      the samples; may be a view
    /// @param batchSize samples per batch, at least 1
    /// @param batchLast false: inputs are `[count, …]`, sample after sample; true: inputs are `[…, count]`,
    ///                  element `e` of sample `i` at `e · count + i`. Targets are `[count, …]` in both.
    /// @throws DataException if the set is empty or its target does not fit its labels
    public Batches(DataSet data, int batchSize, boolean batchLast) {
        this(data, batchSize, _ -> batchLast);
    }

    /// The same for plans that expect batches of one size otherwise than those of another.
    ///
    /// @param batchLast for a number of samples in a batch whether its inputs are `[…, count]`
    /// @throws DataException if the set is empty or its target does not fit its labels
    Batches(DataSet data, int batchSize, IntPredicate batchLast) {
        if (batchSize < 1)
            throw new IllegalArgumentException("Batches: batch size must be at least 1, received " + batchSize);
        this.data = DataChecks.requireForm(data);
        this.shown = data;
        this.size = batchSize;
        this.perBlock = perBlock(data, batchSize);
        for (int i = 0; i < RING; i++) ring[i] = new BatchBuffer(data, batchSize, perBlock, batchLast);
        loader = Thread.ofPlatform().daemon().name("tiefgang-batches").start(this::load);
    }

    /// Bytes of the batches that lie ready at the same time.
    static long bytes(DataSet data, int batchSize) {
        return RING * BatchBuffer.bytes(data, (long) batchSize * perBlock(data, batchSize));
    }

    private static int perBlock(DataSet data, int batchSize) {
        long numbers = (long) batchSize * Math.max(1, data.input().size());
        return Math.clamp(Math.min(BLOCK_SAMPLES / batchSize, BLOCK_NUMBERS / numbers), 1, data.size());
    }

    /// Begins to read the set itself; an order that is under way is given up.
    ///
    /// @param order      the samples in the order of their use; may be shorter or longer than the set
    /// @param firstBatch the batch to begin with, as if those before had been taken; 0 for all
    /// @throws IndexOutOfBoundsException if the order names a sample that does not exist or there is no such
    ///                                   batch
    /// @throws IllegalStateException if closed
    public void start(int[] order, int firstBatch) {
        start(data, order, firstBatch);
    }

    /// Begins an epoch of training, with the samples [as they are in it][DataSet#epoch(int)]; one that is under
    /// way is given up.
    ///
    /// @param epoch      the epoch, from 0
    /// @param order      the samples in the order of their use; may be shorter or longer than the set
    /// @param firstBatch the batch to begin with, as if those before had been taken; 0 for a whole epoch
    /// @throws IndexOutOfBoundsException if the order names a sample that does not exist or there is no such
    ///                                   batch
    /// @throws IllegalStateException if closed
    public void start(int epoch, int[] order, int firstBatch) {
        start(data.epoch(epoch), order, firstBatch);
    }

    private synchronized void start(DataSet samples, int[] order, int firstBatch) {
        int[] copy = order.clone();
        for (int i : copy) Objects.checkIndex(i, data.size());
        int count = (int) (((long) copy.length + size - 1) / size);
        Objects.checkFromToIndex(firstBatch, count, count);
        batches = 0; // keeps the loader from beginning another batch of the old order
        while (loading && !closed) await();
        requireOpen();
        this.order = copy;
        shown = samples;
        loaded = released = 0;
        first = taken = firstBatch;
        block = null;
        failure = null;
        batches = count;
        notifyAll();
    }

    /// Makes the next batch the current one, waiting for it where it is not ready; false at the end of the
    /// order.
    ///
    /// @throws DataException         if a sample of this batch is broken
    /// @throws CancellationException if the thread is interrupted; it stays so
    /// @throws IllegalStateException if closed
    public boolean next() {
        requireOpen();
        BatchBuffer b = block;
        if (b == null || inBlock == b.batches()) {
            b = take(b);
            if (b == null) return false;
        }
        b.select(inBlock++);
        taken++;
        return true;
    }

    /// Gives a block back and takes the next one; nothing at the end of the order.
    private synchronized @Nullable BatchBuffer take(@Nullable BatchBuffer done) {
        block = null;
        if (done != null) {
            released++;
            notifyAll();
        }
        if (taken >= batches) return null;
        while (loaded == released && failure == null) {
            await();
            requireOpen();
        }
        if (loaded == released && failure != null) throw rethrow(failure);
        block = ring[released % RING];
        inBlock = 0;
        return block;
    }

    /// True where the next batch lies ready beside the current one, so that no time passes between them.
    boolean isWithinBlock() {
        return block != null && inBlock < block.batches();
    }

    /// The inputs of the current batch: `count · input size` numbers from [#inputsAt()] on.
    public float[] inputs() {
        return current().inputs();
    }

    /// Where the inputs of the current batch begin.
    public int inputsAt() {
        return current().inputsAt();
    }

    /// The targets of the current batch: `count · target size` numbers from [#targetsAt()] on.
    public float[] targets() {
        return current().targets();
    }

    /// Where the targets of the current batch begin.
    public int targetsAt() {
        return current().targetsAt();
    }

    /// The weights of the samples of the current batch: `count` numbers from [#weightsAt()] on; nothing where the
    /// set [has none][DataSet#hasWeights()].
    public float[] weights() {
        return current().weights();
    }

    /// Where the weights of the current batch begin.
    public int weightsAt() {
        return current().weightsAt();
    }

    /// Number of samples in the current batch: the batch size, or fewer in the last one.
    public int count() {
        return current().count();
    }

    /// The number of the current batch in its order, from 0.
    public int index() {
        return taken - 1;
    }

    /// Ends the loader and waits until it has stopped; a second call does nothing.
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        loader.interrupt();
        boolean interrupted = false;
        while (loader.isAlive()) {
            try {
                loader.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }

    private BatchBuffer current() {
        if (block == null) throw new IllegalStateException("Batches: there is no current batch; call next() first");
        return block;
    }

    private void requireOpen() {
        if (closed) throw new IllegalStateException("Batches of '" + data.name() + "' are closed");
    }

    @SuppressWarnings("WaitNotInLoop") // the callers loop
    private void await() {
        try {
            wait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            var cancelled = new CancellationException("Interrupted while waiting for a batch of '" + data.name() + "'");
            cancelled.initCause(e);
            throw cancelled;
        }
    }

    private static RuntimeException rethrow(Throwable failure) {
        if (failure instanceof Error error) throw error;
        if (failure instanceof RuntimeException exception) return exception;
        return new IllegalStateException("The loader of batches failed: " + failure.getMessage(), failure);
    }

    private void load() {
        while (claim()) {
            BatchBuffer b = ring[loaded % RING];
            Throwable thrown = null;
            try {
                b.begin(order, first + loaded * perBlock);
                while (!closed && !b.isFull()) b.fill(shown, order);
            } catch (Throwable t) {
                thrown = t;
            }
            done(b.batches() > 0, thrown);
        }
    }

    /// Waits until there is a batch to build and a free buffer for it; false when closed.
    private synchronized boolean claim() {
        while (!closed && (isLoaded() || loaded - released >= RING || failure != null)) {
            try {
                wait();
            } catch (InterruptedException e) {
                // Only close() interrupts the loader; the condition sees it.
            }
        }
        loading = !closed;
        return loading;
    }

    private boolean isLoaded() {
        return first + (long) loaded * perBlock >= batches;
    }

    /// The batches before a broken one can be used.
    private synchronized void done(boolean some, @Nullable Throwable thrown) {
        loading = false;
        if (some) loaded++;
        failure = thrown;
        notifyAll();
    }
}
