package dev.tiefgang.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tiefgang.formats.ModelFile;
import dev.tiefgang.graph.Kind;
import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.loss.MeanSquaredError;
import dev.tiefgang.loss.SigmoidCrossEntropy;
import dev.tiefgang.nn.Activation;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.Init;
import dev.tiefgang.nn.Layer;
import dev.tiefgang.nn.Model;
import dev.tiefgang.nn.Network;
import dev.tiefgang.nn.Scope;
import dev.tiefgang.optim.Adam;
import dev.tiefgang.runtime.Precision;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.tensor.Tensor;
import dev.tiefgang.testkit.Operand.Draw;
import dev.tiefgang.train.Recipe;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// An op and a layer of a user's own hold the laws of all others.
class CustomTest {
    /// `y = sin x`.
    private record Sine() implements Op.Custom {
        @Override
        public Shape shape(List<Shape> in) {
            if (in.size() != 1) throw new ShapeException("Sine: expected 1 input, received " + in.size());
            return in.getFirst();
        }

        @Override
        public List<Value> vjp(Vjp c) {
            return List.of(c.dy().times(c.x(0).plus(Math.PI / 2).then(new Sine())));
        }

        @Override
        public void compute(Tensor[] in, Tensor out) {
            for (int i = 0; i < out.size(); i++) out.put(i, StrictMath.sin(in[0].at(i)));
        }
    }

    /// How many numbers of a row are above 0, as a whole number: an op over several kinds, without a
    /// gradient.
    private record CountAbove() implements Op.Custom {
        @Override
        public Shape shape(List<Shape> in) {
            if (in.size() != 1 || in.getFirst().rank() == 0)
                throw new ShapeException("CountAbove: expected 1 input with axes, received " + in);
            return in.getFirst().with(-1, 1);
        }

        @Override
        public Kind kind(List<Kind> in) {
            return Kind.INDEX;
        }

        @Override
        public List<Value> vjp(Vjp c) {
            return List.of(c.zero(0));
        }

        @Override
        public void compute(Tensor[] in, Tensor out) {
            int run = in[0].shape().dim(-1);
            for (int i = 0; i < out.size(); i++) {
                int count = 0;
                for (int k = 0; k < run; k++) if (in[0].at(i * run + k) > 0) count++;
                out.put(i, count);
            }
        }
    }

    /// `y = sin(x · W + b)`.
    private record Waves(int units) implements Layer.Custom {
        Waves {
            if (units < 1) throw new ShapeException("Waves: expected at least 1 unit, received " + units);
        }

        @Override
        public Value apply(Scope scope, Value x) {
            if (x.shape().rank() != 2) throw new ShapeException("Waves: expected rows [n, in], received " + x.shape());
            int in = x.shape().dim(1);
            Value w = scope.weight("weight", Shape.of(in, units), new Init.Uniform(4), in, units, 1);
            Value b = scope.param("bias", Shape.of(units), new Init.Constant(0), in, units);
            return x.matmul(w).plus(b).then(new Sine());
        }
    }

    private static final OpRow SINE = new OpRow(
            Sine.class,
            d -> OpCase.of(new Sine(), new Operand(d.shape(), Draw.NORMAL)),
            List.of(g -> g.add(new Sine())));

    private static final OpRow COUNT = new OpRow(
            CountAbove.class, d -> OpCase.of(new CountAbove(), new Operand(d.shape(), Draw.APART)), List.of());

    private static final LayerRow WAVES = new LayerRow(
            Waves.class,
            d -> {
                int in = d.extent(), units = d.extent();
                return new LayerCase(
                        new Waves(units), Shape.of(in), Draw.NORMAL, Shape.of(units), (long) in * units + units, 0);
            },
            List.of(new LayerRow.Wrong(new Waves(2), Shape.of(2, 2))),
            List.of(() -> new Waves(0)));

    @TestFactory
    Stream<DynamicTest> opsOfAUserHoldTheLaws() {
        return Stream.of(SINE, COUNT)
                .map(row -> DynamicTest.dynamicTest(row.name(), () -> {
                    for (int i = 0; i < 20; i++) {
                        OpCase small = row.draw(Dice.Size.SMALL, i), large = row.draw(Dice.Size.AWKWARD, i);
                        OpLaws.shape(small, i);
                        OpLaws.gradient(small, i);
                        OpLaws.secondGradient(small, i);
                        OpLaws.precision(large, i);
                        OpLaws.sameBits(large, i, Engines.all());
                    }
                    OpLaws.errors(row);
                }));
    }

    @Test
    void layersOfAUserHoldTheLaws(@TempDir Path folder) {
        for (int i = 0; i < 20; i++) {
            LayerCase c = WAVES.draw(i);
            LayerLaws.counts(c);
            LayerLaws.shapes(c);
            LayerLaws.gradient(c, i, false);
            LayerLaws.gradient(c, i, true);
            LayerLaws.moves(WAVES, i);
            NetLaws.learns(LayerLaws.network(WAVES, i));
            NetLaws.stores(LayerLaws.network(WAVES, i), folder.resolve("model.safetensors"));
        }
        LayerLaws.errors(WAVES);
    }

    @Test
    void aSingleWaveLearnsExclusiveOr() {
        for (Precision precision : List.of(Precision.FLOAT, Precision.DOUBLE)) {
            Model model = Network.of("net", Shape.of(2), new SigmoidCrossEntropy(), new Waves(1), new Dense(1))
                    .model(1, precision);
            model.fit(TinyData.xor(), Recipe.of(new Adam(0.05)).epochs(300).batch(4));
            assertThat(model.evaluate(TinyData.xor()).accuracy()).isEqualTo(1);
            assertThat(model.predictor().predict(new float[] {0, 1})[0]).isGreaterThan(0.9f);
            assertThat(model.predictor().predict(new float[] {1, 1})[0]).isLessThan(0.1f);
        }
    }

    @Test
    void theMessageSaysWhatCannotBeStored(@TempDir Path folder) {
        Model model = Network.of(
                        "net", Shape.of(2), new MeanSquaredError(), new Waves(2), Activation.tanh(), new Dense(1))
                .model(1);
        assertThatThrownBy(() -> ModelFile.save(model, folder.resolve("waves.safetensors")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("that can be stored, received " + Waves.class.getName());
        assertThat(folder).isEmptyDirectory();
    }
}
