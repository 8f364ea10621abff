package dev.tiefgang.compile;

import dev.tiefgang.compile.Fused.Const;
import dev.tiefgang.compile.Fused.In;
import dev.tiefgang.compile.Fused.Instruction;
import dev.tiefgang.compile.Fused.Made;
import dev.tiefgang.compile.Fused.Operand;
import dev.tiefgang.compile.Fused.Temp;
import dev.tiefgang.graph.Op;
import dev.tiefgang.op.Broadcast;
import dev.tiefgang.runtime.Kernels;
import dev.tiefgang.runtime.Routine;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Runs a [Fused] program block by block: each instruction works on a block that stays in the first-level cache.
///
/// Operands that have the shape of the result are read where they lie; single numbers are passed as such;
/// whatever else must be broadcast is laid out block by block first. A product or a convolution in front
/// hands over its result part by part.
final class FusedRoutine implements Routine {
    private static final int BLOCK = 1024;
    private static final int CHUNK = 16 * BLOCK;
    /// Blocks for numbers that must stand in an array: as many as an instruction has operands.
    private static final int SPARE = 3;

    private final List<Instruction> program;
    private final Strided[] broadcast;
    /// Elements of a block: whole periods of what repeats along the last axis, where it has one period.
    private final int block;
    private final boolean[] single;
    private final int[] slotOfTemp;
    private final int slots;
    private final Chunks chunks;
    private final @Nullable MakingRoutine maker;

    FusedRoutine(Fused fused, List<Shape> in) {
        this.program = fused.program();
        Shape out = fused.extents();
        this.maker = fused.maker()
                .map(m -> switch (m) {
                    case Product p -> ProductRoutine.goingOn(p, in.getFirst(), out);
                    case ConvChannels c -> c.routine(in.getFirst(), out);
                    case ConvChain c -> new ConvChainRoutine(c, in.getFirst());
                })
                .orElse(null);
        this.chunks = new Chunks(out.size(), CHUNK);
        this.broadcast = new Strided[in.size()];
        this.single = new boolean[in.size()];
        for (int i = fused.makerInputs(); i < in.size(); i++) {
            single[i] = in.get(i).size() == 1;
            boolean whole = in.get(i).size() == out.size();
            if (!single[i] && !whole) broadcast[i] = new Strided(out, Broadcast.strides(in.get(i), out));
        }
        this.block = blockSize();
        this.slotOfTemp = new int[program.size()];
        this.slots = assignSlots();
    }

    private int blockSize() {
        int period = 1;
        for (Strided b : broadcast) if (b != null && b.period() > period && b.period() <= BLOCK) period = b.period();
        return BLOCK / period * period;
    }

    /// Temporary blocks are used again once their last reader has run.
    private int assignSlots() {
        int[] lastRead = new int[program.size()];
        for (int i = 0; i < program.size(); i++)
            for (Operand o : program.get(i).operands()) if (o instanceof Temp(int t)) lastRead[t] = i;
        var free = new ArrayList<Integer>();
        int used = 0;
        for (int i = 0; i < program.size(); i++) {
            slotOfTemp[i] = free.isEmpty() ? used++ : free.removeLast();
            for (Operand o : new HashSet<>(program.get(i).operands()))
                if (o instanceof Temp(int t) && lastRead[t] == i) free.add(slotOfTemp[t]);
        }
        return used;
    }

    @Override
    public int chunks() {
        return maker == null ? chunks.count() : maker.chunks();
    }

    /// Blocks for temporaries, for broadcast inputs, and for numbers that must stand in an array; behind them
    /// the maker's own.
    @Override
    public int scratch() {
        return blocks() + (maker == null ? 0 : maker.scratch());
    }

    private int blocks() {
        return (slots + broadcast.length + SPARE) * BLOCK;
    }

    @Override
    public Task bind(Kernels kernels, Tensor[] in, Tensor out) {
        float[][] x = new float[in.length][];
        for (int i = 0; i < in.length; i++) x[i] = in[i].floats();
        int[] begin = Arrays.stream(in).mapToInt(Tensor::from).toArray();
        FusedStep[] code = new FusedStep[program.size()];
        for (int i = 0; i < code.length; i++) code[i] = step(i, kernels, begin, out.from());
        float[] y = out.floats();
        if (maker == null)
            return (chunk, scratch) -> {
                int from = chunks.from(chunk);
                blocks(code, x, begin, from, chunks.to(chunk) - from, scratch, scratch, 0, y);
            };
        return maker.bind(
                kernels,
                in,
                out,
                blocks(),
                (from, length, made, at, scratch) -> blocks(code, x, begin, from, length, scratch, made, at, y));
    }

    /// Runs the program on `length` elements of the result.
    private void blocks(
            FusedStep[] code,
            float[][] x,
            int[] begin,
            int from,
            int length,
            float[] scratch,
            float[] made,
            int at,
            float[] y) {
        for (int done = 0; done < length; done += block) {
            int n = Math.min(block, length - done);
            for (int i = 0; i < x.length; i++) {
                Strided b = broadcast[i];
                // What repeats within a block is the same in the next.
                if (b != null && (done == 0 || block % b.period() != 0))
                    b.fill(x[i], begin[i], from + done, n, scratch, (slots + i) * BLOCK);
            }
            for (FusedStep s : code) s.run(x, from + done, n, scratch, made, at + done, y);
        }
    }

    private FusedStep step(int i, Kernels kernels, int[] begin, int out) {
        Instruction instruction = program.get(i);
        var to = i == program.size() - 1 ? new FusedStep.Result(out) : new FusedStep.Scratch(slotOfTemp[i] * BLOCK);
        List<FusedStep.Place> from =
                instruction.operands().stream().map(o -> place(o, begin)).toList();
        return switch (instruction.op()) {
            case Op.Ternary _ ->
                new FusedStep.Choice(kernels, from.get(0), from.get(1), from.get(2), to, new int[] {
                    spare(), spare() + BLOCK, spare() + 2 * BLOCK
                });
            case Op.Unary u -> new FusedStep.OfOne(kernels, Functions.of(u), from.getFirst(), to);
            case Op.Binary b -> {
                boolean numberFirst =
                        from.get(0) instanceof FusedStep.Constant || from.get(0) instanceof FusedStep.Single;
                if (numberFirst && Functions.commutes(b))
                    yield new FusedStep.OfTwo(kernels, Functions.of(b), from.get(1), from.get(0), to, spare());
                yield new FusedStep.OfTwo(kernels, Functions.of(b), from.get(0), from.get(1), to, spare());
            }
        };
    }

    /// Where a number is laid out that an instruction needs as an array.
    private int spare() {
        return (slots + broadcast.length) * BLOCK;
    }

    private FusedStep.Place place(Operand o, int[] begin) {
        return switch (o) {
            case Const(double k) -> new FusedStep.Constant((float) k);
            case Made _ -> new FusedStep.Made();
            case Temp(int t) -> new FusedStep.Scratch(slotOfTemp[t] * BLOCK);
            case In(int i) when single[i] -> new FusedStep.Single(i, begin[i]);
            case In(int i) when broadcast[i] != null -> new FusedStep.Scratch((slots + i) * BLOCK);
            case In(int i) -> new FusedStep.Whole(i, begin[i]);
        };
    }
}
