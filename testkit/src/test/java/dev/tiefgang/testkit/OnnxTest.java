package dev.tiefgang.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiefgang.formats.onnx.OnnxFile;
import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.loss.MeanSquaredError;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.Layer;
import dev.tiefgang.nn.Model;
import dev.tiefgang.nn.Network;
import dev.tiefgang.nn.Scope;
import dev.tiefgang.op.AveragePool2d;
import dev.tiefgang.op.AveragePool2dInput;
import dev.tiefgang.op.AveragePool2dPadded;
import dev.tiefgang.op.Conv2dFilter;
import dev.tiefgang.op.Conv2dInput;
import dev.tiefgang.op.LpPool2d;
import dev.tiefgang.op.MaxPool2d;
import dev.tiefgang.op.MaxPool2dInput;
import dev.tiefgang.op.MaxPool2dPick;
import dev.tiefgang.op.OneHot;
import dev.tiefgang.op.Pad;
import dev.tiefgang.op.RandomNormal;
import dev.tiefgang.op.RandomUniform;
import dev.tiefgang.op.ScatterAdd;
import dev.tiefgang.op.Window;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import dev.tiefgang.zoo.Zoo;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Networks that are written as ONNX files give the same numbers in ONNX Runtime.
class OnnxTest {
    private static final int CASES = 16, USES = 12;

    @TempDir
    private static Path folder;

    @TestFactory
    Stream<DynamicTest> layers() {
        return LayerCases.all().stream()
                .map(row -> DynamicTest.dynamicTest(row.name(), () -> {
                    for (int i = 0; i < CASES; i++) {
                        LayerCase c = row.draw(i);
                        int seed = i;
                        Path file = folder.resolve("layer.onnx");
                        Laws.on(row.name() + " " + i + ", " + c, () -> {
                            var network = Network.of("layer", c.sample(), new MeanSquaredError(), c.layer());
                            Model model = OnnxLaws.model(network, seed);
                            OnnxLaws.anyBatch(model, c.draw(), seed, file);
                            if (seed == 0) OnnxLaws.oneBatch(model, OnnxLaws.numbers(model, c.draw(), 2, seed), file);
                        });
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> ops() {
        return OpCases.all().stream()
                .map(row -> DynamicTest.dynamicTest(row.name(), () -> {
                    for (int i = 0; i < USES; i++) {
                        OpCase c = row.draw(Dice.Size.SMALL, i);
                        int seed = i;
                        Path file = folder.resolve("op.onnx");
                        if (OnnxLaws.isEmpty(c) || refusedByRuntime(c.op())) continue;
                        Laws.on(row.name() + " " + i + ", " + c, () -> {
                            if (unknown(c)) Laws.refuses("ONNX", () -> OnnxLaws.op(c, seed, file));
                            else OnnxLaws.op(c, seed, file);
                        });
                    }
                }));
    }

    /// Uses of ops that ONNX does not know; no layer has one of them in recall.
    private static boolean unknown(OpCase c) {
        return switch (c.op()) {
            case Conv2dInput _, Conv2dFilter _, MaxPool2dInput _, MaxPool2dPick _, AveragePool2dInput _, ScatterAdd _ ->
                true; // parts of gradients
            case Pad pad -> pad.between().stream().anyMatch(p -> p > 0); // the same
            case RandomUniform _, RandomNormal _ -> true; // parts of training
            case OneHot _ -> c.operands().getFirst().shape().rank() == 0;
            default -> false;
        };
    }

    /// ONNX Runtime wants padding to be smaller than the window without its gaps, ONNX does not; no layer
    /// pools with gaps.
    private static boolean refusedByRuntime(Op op) {
        return switch (op) {
            case MaxPool2d pool -> wide(pool.window());
            case AveragePool2d pool -> wide(pool.window());
            case AveragePool2dPadded pool -> wide(pool.window()) || pool.ceil() && gaps(pool.window());
            case LpPool2d pool -> wide(pool.window());
            default -> false;
        };
    }

    private static boolean gaps(Window f) {
        return f.dilationH() > 1 || f.dilationW() > 1;
    }

    private static boolean wide(Window f) {
        return Math.max(f.top(), f.bottom()) >= f.h() || Math.max(f.left(), f.right()) >= f.w();
    }

    @TestFactory
    Stream<DynamicTest> networks() {
        return NetCases.all().stream()
                .map(c -> DynamicTest.dynamicTest(
                        c.name(),
                        () -> Laws.on(
                                c.name(),
                                () -> OnnxLaws.anyBatch(
                                        c.network().model(1), c.draw(), 1, folder.resolve("net.onnx")))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lenet5", "mlp"})
    void theFileSaysWhatThePredictorSays(String name) {
        Model model = Zoo.entry(name).network().model(5);
        Path file = folder.resolve(name + ".onnx");
        OnnxFile.save(model, file);
        Tensor digits = OnnxLaws.numbers(model, Operand.Draw.POSITIVE, 20, 1);
        var predictor = model.predictor();
        int in = digits.size() / 20;
        try (var runtime = new OnnxRuntime(file)) {
            assertThat(runtime.input()).startsWith(-1);
            assertThat(runtime.producer()).isEqualTo("tiefgang");
            Tensor y = runtime.run(digits);
            for (int i = 0; i < 20; i++)
                assertThat(Arrays.copyOfRange(y.floats(), 10 * i, 10 * i + 10))
                        .usingComparatorWithPrecision(1e-6f)
                        .containsExactly(predictor.predict(Arrays.copyOfRange(digits.floats(), in * i, in * i + in)));
        }
    }

    /// The Gaussian error linear unit by its approximation, under the name of an operator that came late.
    private record Named() implements Op.Custom {
        @Override
        public Shape shape(List<Shape> in) {
            return in.getFirst();
        }

        @Override
        public List<Value> vjp(Vjp c) {
            return List.of(c.zero(0));
        }

        @Override
        public void compute(Tensor[] in, Tensor out) {
            for (int i = 0; i < out.size(); i++) {
                double x = in[0].at(i);
                out.put(i, 0.5 * x * (1 + StrictMath.tanh(StrictMath.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x))));
            }
        }

        @Override
        public Optional<Onnx> onnx() {
            return Onnx.of("Gelu", 20, Map.of("approximate", "tanh"));
        }
    }

    private record NamedLayer() implements Layer.Custom {
        @Override
        public Value apply(Scope scope, Value x) {
            return x.then(new Named());
        }
    }

    @Test
    void anOpOfOnesOwnMayNameALaterOperator() {
        var network = Network.of("own", Shape.of(7), new MeanSquaredError(), new Dense(5), new NamedLayer());
        OnnxLaws.anyBatch(network.model(1), Operand.Draw.NORMAL, 1, folder.resolve("own.onnx"));
    }
}
