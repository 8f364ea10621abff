package dev.tiefgang.lecture;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// A simulation whose steps do not depend on each other, such as the rows of a truth table.
final class Rows implements Simulation {
    private final List<Consumer<Events>> steps;
    private final Result result;
    private int done;

    Rows(List<Consumer<Events>> steps, Result result) {
        this.steps = List.copyOf(steps);
        this.result = result;
    }

    @Override
    public boolean step(Events events) {
        if (done == steps.size()) return false;
        if (events.listening()) steps.get(done).accept(events);
        done++;
        return true;
    }

    @Override
    public Simulation copy() {
        var copy = new Rows(steps, result);
        copy.done = done;
        return copy;
    }

    @Override
    public Map<String, double[]> state() {
        return Map.of("step", new double[] {done});
    }

    @Override
    public Result result() {
        return result;
    }
}
