package dev.tiefgang.testkit;

import static dev.tiefgang.testkit.Refusals.operands;
import static dev.tiefgang.testkit.Refusals.real;
import static dev.tiefgang.testkit.Refusals.reals;
import static dev.tiefgang.testkit.Refusals.whole;
import static dev.tiefgang.testkit.Refusals.wholes;

import dev.tiefgang.graph.Op;
import dev.tiefgang.op.Abs;
import dev.tiefgang.op.Add;
import dev.tiefgang.op.Div;
import dev.tiefgang.op.Equal;
import dev.tiefgang.op.Erf;
import dev.tiefgang.op.Exp;
import dev.tiefgang.op.Floor;
import dev.tiefgang.op.Greater;
import dev.tiefgang.op.Less;
import dev.tiefgang.op.Log;
import dev.tiefgang.op.Max;
import dev.tiefgang.op.Min;
import dev.tiefgang.op.Mul;
import dev.tiefgang.op.Neg;
import dev.tiefgang.op.Pow;
import dev.tiefgang.op.Relu;
import dev.tiefgang.op.Round;
import dev.tiefgang.op.Sigmoid;
import dev.tiefgang.op.Sqrt;
import dev.tiefgang.op.Step;
import dev.tiefgang.op.Sub;
import dev.tiefgang.op.Tanh;
import dev.tiefgang.op.Where;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.testkit.Operand.Draw;
import java.util.List;

/// Rows of the element-wise ops. One of one number takes any shape; one of two broadcasts.
final class ElementwiseCases {
    private ElementwiseCases() {}

    static List<OpRow> rows() {
        return List.of(
                unary(new Neg(), Draw.NORMAL),
                unary(new Abs(), Draw.APART),
                unary(new Floor(), Draw.APART),
                unary(new Round(), Draw.APART),
                unary(new Erf(), Draw.NORMAL),
                unary(new Exp(), Draw.NORMAL),
                unary(new Log(), Draw.POSITIVE),
                unary(new Sqrt(), Draw.POSITIVE),
                unary(new Tanh(), Draw.NORMAL),
                unary(new Sigmoid(), Draw.NORMAL),
                unary(new Relu(), Draw.APART),
                unary(new Step(), Draw.APART),
                binary(new Add(), Draw.NORMAL, Draw.NORMAL),
                binary(new Sub(), Draw.NORMAL, Draw.NORMAL),
                binary(new Mul(), Draw.NORMAL, Draw.NORMAL),
                binary(new Div(), Draw.NORMAL, Draw.POSITIVE),
                binary(new Pow(), Draw.POSITIVE, Draw.NORMAL),
                binary(new Max(), Draw.APART, Draw.APART),
                binary(new Min(), Draw.APART, Draw.APART),
                binary(new Greater(), Draw.APART, Draw.APART),
                binary(new Less(), Draw.APART, Draw.APART),
                binary(new Equal(), Draw.WHOLE, Draw.WHOLE),
                new OpRow(
                        Where.class,
                        ElementwiseCases::where,
                        List.of(
                                reals(new Where(), Shape.of(2, 3), Shape.of(4, 3), Shape.of(1)),
                                reals(new Where(), Shape.of(2), Shape.of(1), Shape.of(3)),
                                reals(new Where(), Shape.of(1), Shape.of(2), Shape.of(3)))));
    }

    private static OpCase where(Dice d) {
        Shape s = d.orEmpty(d.shape());
        return OpCase.of(
                new Where(),
                new Operand(d.partner(s), Draw.SWITCH),
                new Operand(d.partner(s), Draw.NORMAL),
                new Operand(d.partner(s), Draw.NORMAL));
    }

    private static OpRow unary(Op.Unary op, Draw draw) {
        return new OpRow(
                op.getClass(),
                d -> OpCase.of(op, new Operand(d.orEmpty(d.shape()), draw)),
                List.of(
                        reals(op),
                        reals(op, Shape.of(2), Shape.of(2)),
                        wholes(op, Shape.of(2)),
                        wholes(op, Shape.of())));
    }

    private static OpRow binary(Op.Binary op, Draw a, Draw b) {
        return new OpRow(
                op.getClass(),
                d -> {
                    Shape s = d.orEmpty(d.shape());
                    return OpCase.of(op, new Operand(d.partner(s), a), new Operand(d.partner(s), b));
                },
                List.of(
                        reals(op, Shape.of(2, 3), Shape.of(4, 3)),
                        reals(op, Shape.of(2), Shape.of(3)),
                        reals(op, Shape.of(2, 3), Shape.of(2)),
                        reals(op, Shape.of(0), Shape.of(2)),
                        operands(op, real(Shape.of(2)), whole(Shape.of(2))),
                        operands(op, whole(Shape.of(2)), real(Shape.of(2)))));
    }
}
