package dev.tiefgang.lecture;

import java.util.Map;

/// A machine that computes an experiment step by step; the same settings give the same steps, to the bit.
public interface Simulation {
    /// Does the next step and tells what happens.
    ///
    /// @return whether there was one
    boolean step(Events events);

    /// How many steps there are in all; 0 where that is not known before.
    default int steps() {
        return 0;
    }

    /// Another machine in the same state.
    Simulation copy();

    /// The numbers that it works on, by name.
    Map<String, double[]> state();

    /// What came of the steps so far.
    Result result();
}
