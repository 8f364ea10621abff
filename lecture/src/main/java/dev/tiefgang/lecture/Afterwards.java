package dev.tiefgang.lecture;

import java.util.Map;
import java.util.function.BiConsumer;

/// A run of a network, and when it is over one more step that tells something about where it ended.
final class Afterwards implements Simulation {
    private final BackpropRun run;
    private final BiConsumer<Events, BackpropNet> tell;
    private boolean told;

    Afterwards(BackpropRun run, BiConsumer<Events, BackpropNet> tell) {
        this.run = run;
        this.tell = tell;
    }

    @Override
    public boolean step(Events events) {
        if (run.step(events)) return true;
        if (told) return false;
        told = true;
        if (events.listening()) tell.accept(events, run.net());
        return true;
    }

    @Override
    public Simulation copy() {
        var copy = new Afterwards((BackpropRun) run.copy(), tell);
        copy.told = told;
        return copy;
    }

    @Override
    public Map<String, double[]> state() {
        return run.state();
    }

    @Override
    public Result result() {
        return run.result();
    }
}
