package dev.tiefgang.bench.race;

/// One side of a race, made ready for a workload.
public interface Contestant extends AutoCloseable {
    /// Does nothing.
    Contestant NONE = new Contestant() {
        @Override
        public void step() {}

        @Override
        public float[] outcome() {
            return new float[0];
        }
    };

    /// Does the work once.
    void step();

    /// Gets its code compiled before the first step, where it has a way of its own to do that.
    default void warmUp() {}

    /// What the last step gave: the predictions, the loss, the product; empty where it cannot be compared.
    float[] outcome();

    /// Gives back what the garbage collector does not see.
    @Override
    default void close() {}
}
