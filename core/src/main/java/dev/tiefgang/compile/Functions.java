package dev.tiefgang.compile;

import dev.tiefgang.graph.Op;
import dev.tiefgang.op.*;
import dev.tiefgang.runtime.Kernels;

/// The fast function for each element-wise op.
final class Functions {
    private Functions() {}

    static Kernels.Unary of(Op.Unary op) {
        return switch (op) {
            case Neg _ -> Kernels.Unary.NEG;
            case Abs _ -> Kernels.Unary.ABS;
            case Floor _ -> Kernels.Unary.FLOOR;
            case Round _ -> Kernels.Unary.ROUND;
            case Erf _ -> Kernels.Unary.ERF;
            case Exp _ -> Kernels.Unary.EXP;
            case Log _ -> Kernels.Unary.LOG;
            case Sqrt _ -> Kernels.Unary.SQRT;
            case Tanh _ -> Kernels.Unary.TANH;
            case Sigmoid _ -> Kernels.Unary.SIGMOID;
            case Relu _ -> Kernels.Unary.RELU;
            case Step _ -> Kernels.Unary.STEP;
        };
    }

    static Kernels.Binary of(Op.Binary op) {
        return switch (op) {
            case Add _ -> Kernels.Binary.ADD;
            case Sub _ -> Kernels.Binary.SUB;
            case Mul _ -> Kernels.Binary.MUL;
            case Div _ -> Kernels.Binary.DIV;
            case Pow _ -> Kernels.Binary.POW;
            case Max _ -> Kernels.Binary.MAX;
            case Min _ -> Kernels.Binary.MIN;
            case Greater _ -> Kernels.Binary.GREATER;
            case Less _ -> Kernels.Binary.LESS;
            case Equal _ -> Kernels.Binary.EQUAL;
        };
    }

    /// True where `f(a, b)` and `f(b, a)` are the same bits.
    static boolean commutes(Op.Binary op) {
        return switch (op) {
            case Add _, Mul _, Equal _ -> true;
            case Sub _, Div _, Pow _, Max _, Min _, Greater _, Less _ -> false;
        };
    }
}
