package dev.tiefgang.testkit;

import static dev.tiefgang.testkit.Refusals.operands;
import static dev.tiefgang.testkit.Refusals.real;
import static dev.tiefgang.testkit.Refusals.reals;
import static dev.tiefgang.testkit.Refusals.whole;
import static dev.tiefgang.testkit.Refusals.wholes;

import dev.tiefgang.graph.Graph;
import dev.tiefgang.graph.Op;
import dev.tiefgang.op.And;
import dev.tiefgang.op.Ceil;
import dev.tiefgang.op.Celu;
import dev.tiefgang.op.Clip;
import dev.tiefgang.op.Elu;
import dev.tiefgang.op.Gelu;
import dev.tiefgang.op.GreaterOrEqual;
import dev.tiefgang.op.HardSigmoid;
import dev.tiefgang.op.HardSwish;
import dev.tiefgang.op.IsNaN;
import dev.tiefgang.op.LeakyRelu;
import dev.tiefgang.op.LessOrEqual;
import dev.tiefgang.op.Mish;
import dev.tiefgang.op.Mod;
import dev.tiefgang.op.Not;
import dev.tiefgang.op.Or;
import dev.tiefgang.op.PRelu;
import dev.tiefgang.op.Reciprocal;
import dev.tiefgang.op.Selu;
import dev.tiefgang.op.Sign;
import dev.tiefgang.op.Silu;
import dev.tiefgang.op.Softplus;
import dev.tiefgang.op.Softsign;
import dev.tiefgang.op.ThresholdedRelu;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.testkit.Operand.Draw;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/// Rows of the element-wise ops that are made of others.
final class ActivationCases {
    private ActivationCases() {}

    static List<OpRow> rows() {
        return List.of(
                unary(new Sign(), Draw.APART, Formulas::sign),
                unary(new Reciprocal(), Draw.POSITIVE, Formulas::reciprocal),
                unary(new Ceil(), Draw.APART, Formulas::ceil),
                unary(new IsNaN(), Draw.NORMAL, Formulas::isNaN),
                unary(new Not(), Draw.SWITCH, Formulas::not),
                binary(_ -> new And(), Draw.SWITCH, Draw.SWITCH, Formulas::and),
                binary(_ -> new Or(), Draw.SWITCH, Draw.SWITCH, Formulas::or),
                binary(_ -> new GreaterOrEqual(), Draw.APART, Draw.APART, Formulas::greaterOrEqual),
                binary(_ -> new LessOrEqual(), Draw.APART, Draw.APART, Formulas::lessOrEqual),
                binary(d -> new Mod(d.flip()), Draw.NORMAL, Draw.POSITIVE, Formulas::mod),
                unary(
                        d -> new Clip(-0.1 * d.below(9), 0.1 * d.below(9)),
                        Draw.APART,
                        Formulas::clip,
                        () -> new Clip(1, 0.5),
                        () -> new Clip(Double.NaN, 1)),
                unary(
                        d -> new LeakyRelu(0.1 * d.below(4)),
                        Draw.APART,
                        Formulas::leakyRelu,
                        () -> new LeakyRelu(Double.NaN)),
                unary(
                        d -> new Elu(0.5 * d.between(1, 3)),
                        Draw.APART,
                        Formulas::elu,
                        () -> new Elu(Double.POSITIVE_INFINITY)),
                unary(new Selu(), Draw.APART, Formulas::selu),
                unary(
                        d -> new Celu(0.5 * d.between(1, 3)),
                        Draw.APART,
                        Formulas::celu,
                        () -> new Celu(0),
                        () -> new Celu(Double.NaN)),
                unary(d -> new Gelu(d.flip()), Draw.NORMAL, Formulas::gelu),
                unary(new Silu(), Draw.NORMAL, Formulas::silu),
                unary(new Mish(), Draw.NORMAL, Formulas::mish),
                unary(new Softplus(), Draw.NORMAL, Formulas::softplus),
                unary(new Softsign(), Draw.APART, Formulas::softsign),
                unary(
                        d -> new HardSigmoid(0.2 + 0.05 * d.below(3), 0.5),
                        Draw.APART,
                        Formulas::hardSigmoid,
                        () -> new HardSigmoid(Double.NaN, 0),
                        () -> new HardSigmoid(1, Double.NEGATIVE_INFINITY)),
                unary(new HardSwish(), Draw.APART, Formulas::hardSwish),
                unary(
                        d -> new ThresholdedRelu(0.5 * d.below(3)),
                        Draw.APART,
                        Formulas::thresholdedRelu,
                        () -> new ThresholdedRelu(Double.NaN)),
                new OpRow(
                                PRelu.class,
                                d -> {
                                    Shape x = d.orEmpty(d.shape());
                                    return OpCase.of(
                                            new PRelu(),
                                            new Operand(x, Draw.APART),
                                            new Operand(d.partner(x), Draw.NORMAL));
                                },
                                List.of(
                                        reals(new PRelu(), Shape.of(2, 3), Shape.of(2)),
                                        reals(new PRelu(), Shape.of(3), Shape.of(2, 3)),
                                        reals(new PRelu(), Shape.of(1, 3), Shape.of(2, 1)),
                                        operands(new PRelu(), real(Shape.of(2)), whole(Shape.of(2))),
                                        operands(new PRelu(), whole(Shape.of(2)), real(Shape.of(2)))))
                        .defined(Formulas::prelu));
    }

    private static OpRow unary(Op.Formula op, Draw draw, OpRow.Definition definition) {
        return unary(_ -> op, draw, definition);
    }

    private static OpRow unary(
            Function<Dice, Op.Formula> op, Draw draw, OpRow.Definition definition, Runnable... settings) {
        Op.Formula sample = sample(op);
        var wrong = new ArrayList<Consumer<Graph>>();
        wrong.add(wholes(sample, Shape.of(2)));
        wrong.add(wholes(sample, Shape.of()));
        wrong.add(wholes(sample, Shape.of(2, 3)));
        for (Runnable s : settings) wrong.add(_ -> s.run());
        return new OpRow(sample.getClass(), d -> OpCase.of(op.apply(d), new Operand(d.orEmpty(d.shape()), draw)), wrong)
                .defined(definition);
    }

    private static OpRow binary(Function<Dice, Op.Formula> op, Draw a, Draw b, OpRow.Definition definition) {
        Op.Formula sample = sample(op);
        return new OpRow(
                        sample.getClass(),
                        d -> {
                            Shape s = d.orEmpty(d.shape());
                            return OpCase.of(op.apply(d), new Operand(d.partner(s), a), new Operand(d.partner(s), b));
                        },
                        List.of(
                                reals(sample, Shape.of(2, 3), Shape.of(4, 3)),
                                reals(sample, Shape.of(2), Shape.of(3)),
                                reals(sample, Shape.of(0), Shape.of(2)),
                                operands(sample, real(Shape.of(2)), whole(Shape.of(2))),
                                operands(sample, whole(Shape.of(2)), real(Shape.of(2)))))
                .defined(definition);
    }

    private static Op.Formula sample(Function<Dice, Op.Formula> op) {
        return op.apply(new Dice("sample", Dice.Size.SMALL, 0));
    }
}
