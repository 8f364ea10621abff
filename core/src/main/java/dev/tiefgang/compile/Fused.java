package dev.tiefgang.compile;

import dev.tiefgang.graph.Op;
import dev.tiefgang.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/// Several element-wise ops in one pass: a small program that runs block by block in the nearest cache.
///
/// Every instruction rounds as its op alone would, so fusing changes no bit.
record Fused(List<Instruction> program, Shape extents) implements Physical {
    /// Where an operand comes from.
    sealed interface Operand {}

    /// Input `index` of the step, broadcast to the shape of the result.
    record In(int index) implements Operand {}

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
                                case Const c -> c;
                            })
                            .toList()));
        return moved;
    }
}
