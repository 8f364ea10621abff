package dev.tiefgang.lecture;

import java.util.ArrayList;
import java.util.List;

/// Goes forward and back through the steps of a simulation.
///
/// Copies of the machine are kept on the way, not what happened: going to a step takes the last copy before
/// it and computes from there, so it is exact to the bit. There are never more than [#COPIES]; when they
/// are that many, every second one is dropped and the next are taken twice as far apart.
public final class Timeline {
    /// Most copies.
    static final int COPIES = 256;

    private final List<Simulation> copies = new ArrayList<>();
    /// Steps from one copy to the next.
    private int apart = 1;
    private Simulation now;
    private int at;

    /// Begins before the first step.
    public Timeline(Simulation start) {
        this.now = start;
        copies.add(start.copy());
    }

    /// Steps done.
    public int at() {
        return at;
    }

    /// The machine at this step; to be looked at, not to be run.
    public Simulation now() {
        return now;
    }

    /// Does the next step.
    ///
    /// @return whether there was one
    public boolean forward(Events events) {
        if (!now.step(events)) return false;
        at++;
        if (at == copies.size() * apart) keep();
        return true;
    }

    private void keep() {
        if (copies.size() == COPIES) {
            for (int i = 1; 2 * i < COPIES; i++) copies.set(i, copies.get(2 * i));
            copies.subList(COPIES / 2, COPIES).clear();
            apart *= 2;
            if (at != copies.size() * apart) return;
        }
        copies.add(now.copy());
    }

    /// Goes to a step, or to the end where that comes first, and tells again what happened in it.
    ///
    /// @throws IllegalArgumentException if the step is negative
    public void go(int step, Events events) {
        if (step < 0) throw new IllegalArgumentException("Timeline: expected a step of at least 0, received " + step);
        int before = Math.max(0, step - 1);
        if (before < at) {
            int copy = Math.min(before / apart, copies.size() - 1);
            now = copies.get(copy).copy();
            at = copy * apart;
        }
        while (at < before && forward(Events.NONE))
            ;
        boolean ended = at < before || at < step && !forward(events);
        if (ended && at > 0) go(at, events);
    }
}
