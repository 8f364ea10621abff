package dev.tiefgang.compile;

import dev.tiefgang.graph.Op;
import dev.tiefgang.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Several element-wise ops in one pass: a small program that runs block by block in the nearest cache.
///
/// A product or a convolution may come before the program, which then works on each part of its result as
/// soon as that is there: a gradient is used for the step of the weights and never written. What it reads
/// comes first among the inputs. Every instruction rounds as its op alone would, so fusing changes no bit.
record Fused(Optional<Making> maker, List<Instruction> program, Shape extents) implements Physical {
    /// Where an operand comes from.
    sealed interface Operand {}

    /// Input `index` of the step, broadcast to the shape of the result.
    record In(int index) implements Operand {}

    /// What was made before.
    record Made() implements Operand {}

    /// What an earlier instruction computed.
    record Temp(int instruction) implements Operand {}

    /// One number.
    record Const(double value) implements Operand {}

    /// One op over its operands.
    record Instruction(Op.Elementwise op, List<Operand> operands) {}

    static final int MOST_INSTRUCTIONS = 24;

    @Override
    public Shape shape(List<Shape> in) {
        return extents;
    }

    @Override
    public String words() {
        String ops =
                program.stream().map(i -> i.op().getClass().getSimpleName()).collect(Collectors.joining(" "));
        return maker.map(p -> p.words() + " then ").orElse("") + ops;
    }

    /// How many of the inputs are the maker's.
    int makerInputs() {
        return maker.map(Making::inputs).orElse(0);
    }

    /// This program with all its operands renumbered, to be drawn into another one.
    List<Instruction> shifted(int byInstructions, List<Integer> inputs) {
        var moved = new ArrayList<Instruction>();
        for (Instruction i : program)
            moved.add(new Instruction(
                    i.op(),
                    i.operands().stream()
                            .map(o -> switch (o) {
                                case In(int k) -> (Operand) new In(inputs.get(k));
                                case Temp(int t) -> new Temp(t + byInstructions);
                                case Const _, Made _ -> o;
                            })
                            .toList()));
        return moved;
    }
}
