package dev.tiefgang.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiefgang.graph.Autodiff;
import dev.tiefgang.graph.Graph;
import dev.tiefgang.graph.Value;
import dev.tiefgang.loss.SigmoidCrossEntropy;
import dev.tiefgang.loss.SoftmaxCrossEntropy;
import dev.tiefgang.op.AveragePool2d;
import dev.tiefgang.op.Concat;
import dev.tiefgang.op.Conv2d;
import dev.tiefgang.op.Gather;
import dev.tiefgang.op.MaxPool2d;
import dev.tiefgang.op.Window;
import dev.tiefgang.runtime.Params;
import dev.tiefgang.runtime.Precision;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A handful of numbers worked out by hand.
class KnownValuesTest {
    private final Graph g = new Graph();
    private final Map<String, Tensor> numbers = new LinkedHashMap<>();

    private Value input(String name, Shape s, float... x) {
        numbers.put(name, Tensor.of(s, x));
        return g.input(name, s);
    }

    private void expect(Value v, double... expected) {
        for (Precision p : Precision.values()) {
            Tensor t = new Program(List.of(v), numbers, new Params())
                    .run(p, Engines.usual())
                    .getFirst();
            assertThat(IntStream.range(0, t.size()).mapToDouble(t::at).toArray())
                    .as("%s %s", p, v.op())
                    .containsExactly(expected, org.assertj.core.data.Offset.offset(1e-6));
        }
    }

    @Test
    void poolingOfTheLecture() {
        Value x = input("x", Shape.of(1, 1, 4, 4), 2, 3, 5, 7, 6, 4, 3, 2, 1, 2, 3, 2, 0, 1, 1, 0);
        expect(g.add(new MaxPool2d(Window.of(2, 2).stride(2, 2)), x), 6, 7, 2, 3);
        expect(g.add(new AveragePool2d(Window.of(2, 2).stride(2, 2)), x), 3.75, 4.25, 1, 1.5);
        expect(g.add(new MaxPool2d(Window.of(2, 2)), x), 6, 5, 7, 6, 4, 3, 2, 3, 3);
    }

    @Test
    void aProductAndItsOperandsAgain() {
        Value x = input("x", Shape.of(2, 1), 1, 2),
                w = input("w", Shape.of(1, 2), 3, 4),
                b = input("b", Shape.of(2), 5, 6);
        expect(x.matmul(w).plus(x), 4, 5, 8, 10);
        expect(x.matmul(w).times(w).plus(x), 10, 17, 20, 34);
        expect(x.matmul(w).plus(b).times(b), 40, 60, 55, 84);
        Value square = input("square", Shape.of(2, 2), 1, 2, 3, 4);
        expect(square.minus(square.matmul(square)), -6, -8, -12, -18);
        expect(square.matmul(square).times(2).minus(square).times(square), 13, 36, 81, 160);
    }

    @Test
    void convolutionByHand() {
        Value x = input("x", Shape.of(1, 1, 3, 3), 1, 2, 3, 4, 5, 6, 7, 8, 9);
        Value w = input("w", Shape.of(1, 1, 2, 2), 1, 2, 3, 4);
        Value y = g.add(new Conv2d(Window.of(2, 2), 1), x, w);
        expect(y, 37, 47, 67, 77); // 1·1 + 2·2 + 3·4 + 4·5, …
        List<Value> d = Autodiff.gradients(y.sum(), List.of(x, w));
        expect(d.get(0), 1, 3, 2, 4, 10, 6, 3, 7, 4);
        expect(d.get(1), 12, 16, 24, 28);
        expect(g.add(new Conv2d(Window.of(2, 2).stride(2, 2).padding(1), 1), x, w), 4, 18, 36, 77);
        expect(g.add(new Conv2d(Window.of(2, 2).dilation(2, 2), 1), x, w), 1 + 2 * 3 + 3 * 7 + 4 * 9);
    }

    @Test
    void theFirstOfEqualsWins() {
        Value x = input("x", Shape.of(1, 1, 2, 2), 3, 3, 3, 3);
        Value y = g.add(new MaxPool2d(Window.of(2, 2)), x);
        expect(Autodiff.gradients(y.sum(), List.of(x)).getFirst(), 1, 0, 0, 0);
        expect(x.reshape(Shape.of(4)).argMax(0), 0);
        expect(Autodiff.gradients(x.maximum(3).sum(), List.of(x)).getFirst(), 0.5, 0.5, 0.5, 0.5);
    }

    /// What counts the right answers of a network.
    @Test
    void guessesAgainstLabels() {
        Value logits = input("logits", Shape.of(3, 2), 1, 2, 4, 3, 5, 6);
        numbers.put("labels", Tensor.of(Shape.of(3), 1L, 1L, 1L));
        Value guesses = logits.argMax(1), labels = g.indices("labels", Shape.of(3));
        expect(guesses, 1, 0, 1);
        expect(guesses.real().equal(labels.real()), 1, 0, 1);
        expect(guesses.reshape(Shape.of(1, 3)).transpose(1, 0).expand(Shape.of(3, 2)), 1, 1, 0, 0, 1, 1);
        expect(g.add(new Gather(), guesses, guesses), 0, 1, 0);
        expect(g.add(new Concat(0), guesses, labels), 1, 0, 1, 1, 1, 1);
    }

    @Test
    void theFirstNaNOfAWindowWins() {
        float none = Float.NaN;
        Value x = input("x", Shape.of(1, 1, 1, 5), 1, none, 2, none, 3);
        Value y = g.add(new MaxPool2d(Window.of(1, 4)), x), dy = input("dy", y.shape(), 5, 7);
        expect(y, none, none);
        expect(Autodiff.gradients(y.times(dy).sum(), List.of(x)).getFirst(), 0, 12, 0, 0, 0);
        Value reversed = input("reversed", Shape.of(1, 1, 1, 3), none, 9, none);
        Value largest = g.add(new MaxPool2d(Window.of(1, 2)), reversed);
        expect(Autodiff.gradients(largest.sum(), List.of(reversed)).getFirst(), 1, 0, 1);
    }

    @Test
    void overlappingWindowsAddUp() {
        Value x = input("x", Shape.of(1, 1, 1, 3), 1, 5, 2);
        Value y = g.add(new MaxPool2d(Window.of(1, 2)), x);
        expect(Autodiff.gradients(y.sum(), List.of(x)).getFirst(), 0, 2, 0);
    }

    @Test
    void softmaxAndItsCrossEntropy() {
        Value x = input("x", Shape.of(1, 3), 1, 2, 3);
        expect(x.softmax(1), 0.09003057317038046, 0.24472847105479764, 0.6652409557748218);
        expect(x.logSoftmax(1), -2.4076059644443806, -1.4076059644443804, -0.4076059644443804);
        Value y = input("y", Shape.of(1, 3), 0, 0, 1);
        Value loss = new SoftmaxCrossEntropy().value(x, y);
        expect(loss, 0.4076059644443804);
        expect(
                Autodiff.gradients(loss, List.of(x)).getFirst(),
                0.09003057317038046,
                0.24472847105479764,
                -0.3347590442251782);
    }

    @Test
    void functions() {
        Value x = input("x", Shape.of(3), -1, 0, 2);
        expect(x.sigmoid(), 0.2689414213699951, 0.5, 0.8807970779778823);
        expect(x.tanh(), -0.7615941559557649, 0, 0.9640275800758169);
        expect(x.exp(), 0.36787944117144233, 1, 7.38905609893065);
        expect(x.relu(), 0, 0, 2);
        expect(x.step(), 0, 0, 1);
    }

    @Test
    void productsWithTransposedFactors() {
        Value a = input("a", Shape.of(2, 2), 1, 2, 3, 4), b = input("b", Shape.of(2, 2), 5, 6, 7, 8);
        expect(a.matmul(b), 19, 22, 43, 50);
        expect(a.matmul(b, true, false), 26, 30, 38, 44);
        expect(a.matmul(b, false, true), 17, 23, 39, 53);
        expect(a.matmul(b, true, true), 23, 31, 34, 46);
    }

    @Test
    void crossEntropyOfYesOrNoAtZero() {
        Value o = input("o", Shape.of(1, 2), 0, 0), y = input("y", Shape.of(1, 2), 0, 1);
        Value loss = new SigmoidCrossEntropy().value(o, y);
        expect(loss, 2 * Math.log(2));
        expect(Autodiff.gradients(loss, List.of(o)).getFirst(), 0.5, -0.5);
    }
}
