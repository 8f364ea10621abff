package dev.tiefgang.runtime;

import dev.tiefgang.compile.Physical;
import dev.tiefgang.graph.Op;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// Prints a plan as a table.
final class Explain {
    private Explain() {}

    /// Work of one step.
    interface Work {
        long flops(Plan.Step step);
    }

    static String table(Plan plan, Work work) {
        var s = new StringBuilder();
        s.append("%-4s %-36s %-44s %-22s %10s %12s %6s%n"
                .formatted("step", "kernel", "reads", "writes", "KiB", "FLOP", "chunks"));
        for (int i = 0; i < plan.steps.size(); i++) {
            Plan.Step step = plan.steps.get(i);
            var node = plan.graph.node(step.out());
            String in = Arrays.stream(step.in())
                    .mapToObj(k -> place(plan, k) + plan.graph.node(k).shape())
                    .collect(Collectors.joining(" "));
            s.append(String.format(
                    Locale.ROOT,
                    "%-4d %-36s %-44s %-22s %,10.1f %,12d %6d%n",
                    i,
                    words(step.op()),
                    in,
                    place(plan, step.out()) + node.shape(),
                    node.shape().size()
                            * (double) plan.precision.type(node.kind()).bytes()
                            / 1024,
                    work.flops(step),
                    step.routine().chunks()));
        }
        plan.unrolled.ifPresent(
                u -> s.append("All of it runs as one piece of code that computes %d numbers.%n".formatted(u.size())));
        s.append(String.format(
                Locale.ROOT,
                "%d steps, %,d FLOP, %,.1f KiB in %d slots, %,.1f KiB of parameters, %d of them copied%n%s%n",
                plan.size(),
                plan.flops(),
                plan.bytes(1) / 1024.0,
                plan.slots.size(),
                plan.parameterBytes() / 1024.0,
                plan.copies.size(),
                KernelChoice.current().why()));
        return s.toString();
    }

    private static String words(Op op) {
        return op instanceof Physical p ? p.words() : op.getClass().getSimpleName();
    }

    private static String place(Plan plan, int node) {
        return switch (plan.storage[node]) {
            case Storage.Parameter(String name) -> name;
            case Storage.Slot(int index) -> "#" + index;
        };
    }
}
