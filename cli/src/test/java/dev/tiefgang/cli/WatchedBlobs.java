package dev.tiefgang.cli;

import dev.tiefgang.tensor.Shape;
import dev.tiefgang.train.DataSet;
import java.lang.reflect.Method;
import java.util.List;
import java.util.function.IntConsumer;

/// Samples of a set with which something happens whenever one of them is read.
///
/// @param reading gets the index of the sample; it may throw
record WatchedBlobs(Blobs blobs, IntConsumer reading) implements DataSet {
    @Override
    public String name() {
        return blobs.name();
    }

    @Override
    public int size() {
        return blobs.size();
    }

    @Override
    public Shape input() {
        return blobs.input();
    }

    @Override
    public Shape target() {
        return blobs.target();
    }

    @Override
    public List<String> labels() {
        return blobs.labels();
    }

    @Override
    public void read(int index, float[] input, int inputOffset, float[] target, int targetOffset) {
        reading.accept(index);
        blobs.read(index, input, inputOffset, target, targetOffset);
    }

    /// What a user does who wants a command to stop.
    static void pressCtrlC() {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Method raise = signal.getMethod("raise", signal);
            raise.invoke(null, signal.getConstructor(String.class).newInstance("INT"));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no sun.misc.Signal", e);
        }
    }
}
