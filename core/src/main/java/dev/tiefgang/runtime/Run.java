package dev.tiefgang.runtime;

import dev.tiefgang.graph.Graph;
import dev.tiefgang.graph.Kind;
import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.op.Fill;
import dev.tiefgang.op.Param;
import dev.tiefgang.op.Table;
import dev.tiefgang.tensor.Tensor;
import dev.tiefgang.tensor.Type;
import java.util.Arrays;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;

/// The memory of one execution of a [Plan], tied to the parameters of one model.
///
/// One thread at a time; [#run()] allocates nothing.
public final class Run {
    /// Numbers of a row that are moved together: 16 floats are one cache line of 64 bytes.
    private static final int TILE = 16;
    /// How often steps are run by themselves to get their code compiled: in rounds, since the compiler works
    /// beside them, each for 10 to 300 milliseconds until it has run, or has made so many numbers, that it must
    /// be hot; after that for 3 milliseconds a round.
    private static final int ROUNDS = 5, SHORTEST = 10_000_000, LONGEST = 300_000_000, RUNS = 1_000, LOOPS = 10_000_000;
    private static final int AGAIN = 3_000_000;
    /// Nanoseconds for all of that.
    private static final long BUDGET = 10_000_000_000L;
    /// Larger results are long enough to be hot without.
    private static final int LARGE = 1 << 22;
    /// Steps with the same op that are run by themselves: they share their code.
    private static final int ALIKE = 2;

    private final Plan plan;
    private final Params params;
    private final Pool pool;
    private final Kernels first;
    private final Kernels kernels;
    private final Tensor[] slots;
    private final Tensor[] tensors;
    private final Routine.Task[] tasks;
    private final int[] chunks;
    private final float[][] scratch;
    private final Prepared prepared;
    private final Tensor[] written;
    private final Tensor[] sources;
    private final Tensor[] copyFrom;
    private final Tensor[] copyTo;
    private final @Nullable UnrolledRun unrolled;
    /// Present until the code of the kernels has been compiled.
    private @Nullable KernelSwitch starting;

    /// Takes the memory that the plan needs. Recall begins with kernels that are fast at once, and goes over to
    /// those of the [choice][KernelChoice] when their code has been compiled; a learning step begins with those.
    ///
    /// @throws MemoryException if there is not enough
    public Run(Plan plan, Params params, Pool pool) {
        this(plan, params, pool, KernelChoice.current());
    }

    /// Takes the memory that the plan needs, for a choice of kernels.
    ///
    /// @throws MemoryException if there is not enough
    public Run(Plan plan, Params params, Pool pool, KernelChoice choice) {
        // A learning step is too long, and comes too seldom, for trials: it gets its code compiled by running it.
        this(plan, params, pool, plan.changesNothing() ? choice.first() : choice.kernels(), choice.kernels(), null);
    }

    /// Takes the memory that the plan needs, for kernels of the caller's choice; these run from the first run
    /// on.
    public Run(Plan plan, Params params, Pool pool, Kernels kernels) {
        this(plan, params, pool, kernels, kernels, null);
    }

    /// Another run with the same plan, parameters, threads and kernels; what is prepared from the parameters
    /// is shared.
    public Run another() {
        return new Run(plan, params, pool, starting == null ? kernels : first, kernels, this);
    }

    private Run(Plan plan, Params params, Pool pool, Kernels first, Kernels kernels, @Nullable Run from) {
        MemoryException.require(plan.bytes(pool.threads()));
        this.plan = plan;
        this.params = params;
        this.pool = pool;
        this.first = first;
        this.kernels = kernels;
        Tensor[] there = new Tensor[plan.slots.size()];
        if (from != null) for (int i : plan.preparedSlots) there[i] = from.slots[i];
        this.slots = plan.slabs.allocate(there);
        this.tensors = new Tensor[plan.graph.size()];
        for (int i = 0; i < tensors.length; i++) if (plan.live[i]) tensors[i] = tensor(i);
        this.scratch = new float[pool.threads()][];
        for (int t = 0; t < scratch.length; t++) scratch[t] = Aligned.floats(plan.scratch());
        this.tasks = plan.steps.stream().map(s -> bound(s, first)).toArray(Routine.Task[]::new);
        this.prepared = from != null ? from.prepared : new Prepared(plan, params, s -> bound(s, first));
        this.written = plan.written().map(params::tensor).toArray(Tensor[]::new);
        this.chunks = plan.steps.stream().mapToInt(s -> s.routine().chunks()).toArray();
        this.sources = plan.copies.stream().map(c -> tensors[c.from()]).toArray(Tensor[]::new);
        // What one parameter takes over from another is the value before any of them changes.
        this.copyFrom = plan.copies.stream()
                .map(c -> plan.storage[c.from()] instanceof Storage.Parameter
                        ? tensors[c.from()].copy()
                        : tensors[c.from()])
                .toArray(Tensor[]::new);
        this.copyTo = plan.copies.stream().map(c -> params.tensor(c.to())).toArray(Tensor[]::new);
        this.unrolled = plan.unrolled
                .map(code -> new UnrolledRun(code, params, this::input, k -> tensors[plan.output(k)]))
                .orElse(null);
        this.starting = first.equals(kernels) || plan.precision != Precision.FLOAT || unrolled != null
                ? null
                : new KernelSwitch(pool, tasks, chunks, i -> bound(plan.steps.get(i), kernels));
    }

    private Routine.Task bound(Plan.Step s, Kernels kernels) {
        return bound(s, kernels, tensors[s.out()]);
    }

    private Routine.Task bound(Plan.Step s, Kernels kernels, Tensor out) {
        Tensor[] in = Arrays.stream(s.in()).mapToObj(k -> tensors[k]).toArray(Tensor[]::new);
        return s.routine().bind(kernels, in, out);
    }

    private Tensor tensor(int i) {
        Graph.Node node = plan.graph.node(i);
        Tensor t = switch (plan.storage[i]) {
            case Storage.Parameter(String name)
            when node.op() instanceof Param ->
                // A view: what the steps do with it is no change from outside.
                params.tensor(name, node.shape()).view(node.shape());
            case Storage.Parameter(String name) -> params.tensor(name).reshaped(node.shape());
            case Storage.Slot(int index) -> slots[index].view(node.shape());
        };
        if (node.op() instanceof Fill(double k, var _)) for (int e = 0; e < t.size(); e++) t.put(e, k);
        if (node.op() instanceof Table table) table.compute(new Tensor[0], t);
        return t;
    }

    /// Runs all steps and writes the updated parameters.
    public void run() {
        compute();
        update();
    }

    /// Runs all steps before the first that changes a parameter, so that their results can be looked at first.
    public void compute() {
        if (unrolled != null) {
            unrolled.compute();
            return;
        }
        prepared.refresh(pool, scratch);
        steps(0, plan.firstUpdate());
    }

    private void steps(int from, int to) {
        if (starting == null) for (int i = from; i < to; i++) pool.run(tasks[i], chunks[i], scratch);
        else if (starting.run(from, to, scratch)) starting = null;
    }

    /// Runs every step by itself until its code has been compiled, takes the kernels of the choice for all of
    /// them, and runs those that change no parameter again and again until the time of a run has stopped
    /// falling: ten seconds for the first part and half a minute for the second at most.
    ///
    /// Inputs and parameters stay as they are, outputs are computed from them. A service does this before it
    /// answers its first question.
    ///
    /// @return what was measured
    public WarmUp warmUp() {
        return WarmUp.of(this::compute, this::exerciseAll);
    }

    /// Runs each step by itself before its turn in a run, when it meets the numbers that it will meet: the compiler
    /// leaves out branches that were never taken.
    private void exerciseAll() {
        if (unrolled != null) return;
        long end = System.nanoTime() + BUDGET;
        int[] ran = new int[tasks.length];
        for (int round = 0; round < ROUNDS && System.nanoTime() < end; round++) {
            var seen = new HashMap<Op, Integer>();
            for (int i = 0; i < tasks.length; i++) {
                Plan.Step s = plan.steps.get(i);
                if (System.nanoTime() < end && seen.merge(s.op(), 1, Integer::sum) <= ALIKE)
                    ran[i] += exercise(i, ran[i]);
                if (i < plan.firstUpdate()) pool.run(tasks[i], chunks[i], scratch);
            }
            if (starting != null) for (int i = 0; i < tasks.length; i++) tasks[i] = bound(plan.steps.get(i), kernels);
            starting = null;
        }
    }

    /// Runs the chunks of a step often enough to be compiled, into memory of its own: short steps of long plans
    /// come too seldom for that.
    ///
    /// @param ran how often they ran before
    /// @return how often they ran now
    private int exercise(int i, int ran) {
        Plan.Step s = plan.steps.get(i);
        Tensor out = tensors[s.out()];
        // Steps that change parameters do not run between, so the places that they find may hold other numbers.
        boolean byPlaces =
                Arrays.stream(s.in()).anyMatch(k -> plan.graph.node(k).kind() == Kind.INDEX);
        if (out.size() > LARGE || i >= plan.firstUpdate() && byPlaces || !fits(s)) return 0;
        Routine.Task task = bound(s, kernels, Tensor.zeros(out.type(), out.shape()));
        int left = Math.clamp((long) LOOPS * chunks[i] / Math.max(1, out.size()), 1, RUNS) - ran, n = 0;
        int shortest = left > 0 ? SHORTEST : AGAIN;
        long begin = System.nanoTime(), took = 0;
        for (; n < left && took < LONGEST || took < shortest; n++) {
            // The last chunk, which may be smaller, is compiled too.
            task.run(chunks[i] - 1 - n % chunks[i], scratch[0]);
            took = System.nanoTime() - begin;
        }
        return n;
    }

    /// Whether there is room for doubles of all that a step reads and writes, which is the most that it takes.
    private boolean fits(Plan.Step s) {
        long numbers = tensors[s.out()].size();
        for (int k : s.in()) numbers += tensors[k].size();
        Runtime java = Runtime.getRuntime();
        return 2 * Double.BYTES * numbers < java.maxMemory() - java.totalMemory() + java.freeMemory();
    }

    /// Runs the remaining steps and writes the updated parameters.
    public void update() {
        if (unrolled != null) {
            unrolled.update();
            for (Tensor t : written) t.changed();
            return;
        }
        for (int i = 0; i < sources.length; i++) if (copyFrom[i] != sources[i]) copyFrom[i].set(sources[i]);
        steps(plan.firstUpdate(), tasks.length);
        for (int i = 0; i < copyFrom.length; i++) copyTo[i].set(copyFrom[i]);
        for (Tensor t : written) t.changed();
    }

    /// The live tensor of an input, to be filled before a run; where [Plan#batchLast] says so, its first axis
    /// lies last.
    ///
    /// @throws IllegalArgumentException if the plan has no such input
    public Tensor input(String name) {
        Integer i = plan.inputs.get(name);
        if (i == null)
            throw new IllegalArgumentException(
                    "Run: expected one of the inputs " + plan.inputs.keySet() + ", received '" + name + "'");
        return tensors[i];
    }

    /// Fills an input from a row-major tensor, whatever its layout in the plan; an input that the plan does not
    /// read is passed over.
    public void set(String name, Tensor value) {
        if (!plan.reads(name)) return;
        Tensor to = input(name);
        if (!plan.batchLast(name)) {
            to.set(value);
            return;
        }
        int n = to.shape().dim(-1), rest = to.size() / Math.max(1, n);
        if (value.size() != to.size()) to.set(value);
        for (int b = 0; b < n; b++) for (int e = 0; e < rest; e++) to.put(e * n + b, value.at(b * rest + e));
    }

    /// Fills an input from numbers that already have its layout, beginning at `values[from]`; whole numbers
    /// where the input is an index.
    public void fill(String name, float[] values, int from) {
        Tensor to = input(name);
        switch (to.type()) {
            case FLOAT32 -> System.arraycopy(values, from, to.floats(), 0, to.size());
            case FLOAT64 -> {
                for (int i = 0; i < to.size(); i++) to.doubles()[i] = values[from + i];
            }
            case INT64 -> {
                for (int i = 0; i < to.size(); i++) to.longs()[i] = (long) values[from + i];
            }
        }
    }

    /// Fills an input from numbers that lie row after row, beginning at `values[from]`, whatever its layout in the
    /// plan.
    public void fillRows(String name, float[] values, int from) {
        if (!plan.batchLast(name)) {
            fill(name, values, from);
            return;
        }
        Tensor to = input(name);
        int n = to.shape().dim(-1), rest = to.size() / Math.max(1, n);
        boolean single = to.type() == Type.FLOAT32;
        for (int first = 0; first < rest; first += TILE)
            for (int b = 0, end = Math.min(rest, first + TILE); b < n; b++)
                if (single) turn(values, from + b * rest, to.floats(), b, n, first, end);
                else turn(values, from + b * rest, to.doubles(), b, n, first, end);
    }

    private static void turn(float[] row, int at, float[] to, int b, int n, int first, int end) {
        for (int e = first; e < end; e++) to[e * n + b] = row[at + e];
    }

    private static void turn(float[] row, int at, double[] to, int b, int n, int first, int end) {
        for (int e = first; e < end; e++) to[e * n + b] = row[at + e];
    }

    /// True where the plan reads an input of that name.
    public boolean reads(String name) {
        return plan.reads(name);
    }

    /// True where an input is expected with its first axis innermost ([Plan#batchLast]).
    public boolean batchLast(String name) {
        return plan.batchLast(name);
    }

    /// The live tensor of an output, row-major, as the last run left it.
    ///
    /// @throws IllegalArgumentException if the plan does not keep this value
    public Tensor output(Value v) {
        return tensors[plan.node(v)];
    }
}
