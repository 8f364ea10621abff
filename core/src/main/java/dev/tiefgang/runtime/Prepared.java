package dev.tiefgang.runtime;

import dev.tiefgang.compile.Constants;
import dev.tiefgang.graph.Graph;
import dev.tiefgang.graph.Op;
import dev.tiefgang.op.Param;
import dev.tiefgang.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// What a plan without updates derives from its parameters alone (packed filters, norms drawn into them):
/// computed at the first run and again when a parameter has changed, and shared by all runs on the same
/// parameters.
final class Prepared {
    private final Routine.Task[] tasks;
    private final int[] chunks;
    private final Tensor[] sources;
    private final long[] seen;
    private boolean done;

    /// @param bind ties a step to the memory of the first run
    Prepared(Plan plan, Params params, Function<Plan.Step, Routine.Task> bind) {
        List<Plan.Step> steps = plan.preparations;
        this.tasks = steps.stream().map(bind).toArray(Routine.Task[]::new);
        this.chunks = steps.stream().mapToInt(s -> s.routine().chunks()).toArray();
        this.sources = steps.stream()
                .flatMapToInt(s -> Arrays.stream(s.in()))
                .mapToObj(i -> plan.graph.node(plan.root(i)).op())
                .filter(Param.class::isInstance)
                .map(op -> ((Param) op).name())
                .distinct()
                .map(params::tensor)
                .toArray(Tensor[]::new);
        this.seen = new long[sources.length];
        this.done = tasks.length == 0;
    }

    /// The steps that read parameters and constants alone, where a plan may prepare them.
    static boolean[] nodes(Graph graph, boolean[] live, boolean may) {
        boolean[] prepared = may ? Constants.of(graph) : new boolean[graph.size()];
        for (int i = 0; i < prepared.length; i++)
            prepared[i] &= live[i] && !(graph.node(i).op() instanceof Op.Leaf);
        return prepared;
    }

    /// Computes all of it anew if a parameter has changed since.
    void refresh(Pool pool, float[][] scratch) {
        if (isCurrent()) return;
        synchronized (this) {
            if (isCurrent()) return;
            long[] now = new long[sources.length];
            for (int i = 0; i < now.length; i++) now[i] = sources[i].changes();
            for (int i = 0; i < tasks.length; i++) pool.run(tasks[i], chunks[i], scratch);
            System.arraycopy(now, 0, seen, 0, now.length);
            done = true;
        }
    }

    private boolean isCurrent() {
        if (!done) return false;
        for (int i = 0; i < sources.length; i++) if (sources[i].changes() != seen[i]) return false;
        return true;
    }
}
