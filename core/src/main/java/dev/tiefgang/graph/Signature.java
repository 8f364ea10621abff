package dev.tiefgang.graph;

import dev.tiefgang.compile.Physical;
import dev.tiefgang.op.*;
import dev.tiefgang.tensor.ShapeException;
import java.util.List;

/// What ops take: how many values, and whether these stand for real or for whole numbers. One case, one signature.
final class Signature {
    private Signature() {}

    /// @throws ShapeException naming the op, what it expected and what came
    static void check(Op op, List<Value> in) {
        switch (op) {
            case Op.Leaf _ -> number(op, in, 0);
            case Op.Unary _, Op.Reduction _ -> real(op, in, 1);
            case Op.Binary _ -> real(op, in, 2);
            case Op.Ternary _ -> real(op, in, 3);
            case Reshape _, Transpose _, Expand _, Slice _, Pad _ -> number(op, in, 1);
            case Concat _ -> alike(op, in);
            case Gather _, GatherElements _ -> {
                number(op, in, 2);
                kind(op, in, 1, Kind.INDEX);
            }
            case ScatterAdd _ -> {
                number(op, in, 2);
                kind(op, in, 0, Kind.REAL);
                kind(op, in, 1, Kind.INDEX);
            }
            case ScatterElements _ -> {
                number(op, in, 3);
                kind(op, in, 0, Kind.REAL);
                kind(op, in, 1, Kind.INDEX);
                kind(op, in, 2, Kind.REAL);
            }
            case OneHot _, Cast _, RandomUniform _, RandomNormal _ -> {
                number(op, in, 1);
                kind(op, in, 0, Kind.INDEX);
            }
            case MaxPool2d _, AveragePool2d _, AveragePool2dInput _, Softmax _, LogSoftmax _, ToIndex _ ->
                real(op, in, 1);
            case MatMul _, Conv2d _, Conv2dInput _, Conv2dFilter _, MaxPool2dInput _, MaxPool2dPick _ ->
                real(op, in, 2);
            case GlobalAveragePool _,
                    ReduceMean _,
                    SumTo _,
                    PadBorder _,
                    Tile _,
                    Squeeze _,
                    Unsqueeze _,
                    DepthToSpace _,
                    SpaceToDepth _,
                    AdaptiveAveragePool2d _,
                    AdaptiveMaxPool2d _,
                    AveragePool2dPadded _,
                    LpPool2d _,
                    Resize _,
                    LocalResponseNormalization _ -> real(op, in, 1);
            case And _, Or _, GreaterOrEqual _, LessOrEqual _, Mod _, PRelu _ -> real(op, in, 2);
            case Op.Formula _ -> real(op, in, 1);
            case ArgMin _, ReduceMin _, ReduceProd _ -> real(op, in, 1);
            case ReduceL1 _, ReduceL2 _, ReduceSumSquare _, ReduceLogSum _, ReduceLogSumExp _ -> real(op, in, 1);
            case Conv1d _, ConvTranspose1d _, ConvTranspose2d _, RmsNormalization _ -> real(op, in, 2);
            case Gemm _, LayerNormalization _, GroupNormalization _, InstanceNormalization _ -> real(op, in, 3);
            case Einsum e -> real(op, in, e.inputs());
            case Recurrent r -> real(op, in, r.inputs());
            case ScaledDotProductAttention a -> real(op, in, a.inputs());
            case BatchNormalization _ -> real(op, in, 5);
            case Op.Custom _, Physical _ -> {}
        }
    }

    private static void real(Op op, List<Value> in, int number) {
        number(op, in, number);
        for (int i = 0; i < number; i++) kind(op, in, i, Kind.REAL);
    }

    private static void number(Op op, List<Value> in, int number) {
        if (in.size() != number)
            throw new ShapeException("%s: expected %d %s, received %d"
                    .formatted(name(op), number, number == 1 ? "input" : "inputs", in.size()));
    }

    private static void kind(Op op, List<Value> in, int i, Kind kind) {
        if (in.get(i).kind() != kind)
            throw new ShapeException("%s: expected %s as input %d, received %s of shape %s"
                    .formatted(
                            name(op),
                            words(kind),
                            i,
                            words(in.get(i).kind()),
                            in.get(i).shape()));
    }

    private static void alike(Op op, List<Value> in) {
        for (Value v : in)
            if (v.kind() != in.getFirst().kind())
                throw new ShapeException("%s: expected inputs of one kind, received %s and %s"
                        .formatted(name(op), words(in.getFirst().kind()), words(v.kind())));
    }

    private static String name(Op op) {
        return op.getClass().getSimpleName();
    }

    private static String words(Kind kind) {
        return switch (kind) {
            case REAL -> "real numbers";
            case INDEX -> "whole numbers";
        };
    }
}
