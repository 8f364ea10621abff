package dev.tiefgang.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tiefgang.nn.Model;
import dev.tiefgang.nn.Predictor;
import dev.tiefgang.runtime.Precision;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.tensor.Tensor;
import dev.tiefgang.tensor.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// One predictor, many threads.
class PredictorTest {
    private static final int THREADS = 64;
    private static final int PREDICTIONS = 1_000;

    private static final Model MODEL = NetCases.all().stream()
            .filter(c -> c.name().equals("LeNet, small"))
            .findFirst()
            .orElseThrow()
            .network()
            .model(1);

    private static float[] sample(int i) {
        return new Operand(MODEL.network().input(), Operand.Draw.NORMAL)
                .numbers(i, 0)
                .to(Type.FLOAT32)
                .floats();
    }

    @Test
    void sixtyFourThreadsGetTheSameBits() throws Exception {
        Predictor predictor = MODEL.predictor();
        float[][] samples =
                IntStream.range(0, 10).mapToObj(PredictorTest::sample).toArray(float[][]::new);
        float[][] expected = Stream.of(samples).map(predictor::predict).toArray(float[][]::new);
        var tasks = new ArrayList<Callable<Integer>>();
        for (int t = 0; t < THREADS; t++) {
            int thread = t;
            tasks.add(() -> {
                float[] y = new float[predictor.outputs()];
                int equal = 0;
                for (int i = 0; i < PREDICTIONS; i++) {
                    int k = (i + thread) % samples.length;
                    predictor.predict(samples[k], y);
                    if (Arrays.equals(y, expected[k])) equal++;
                }
                return equal;
            });
        }
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            int equal = 0;
            for (var result : threads.invokeAll(tasks)) equal += result.get();
            assertThat(equal).isEqualTo(THREADS * PREDICTIONS);
        }
    }

    @TestFactory
    Stream<DynamicTest> sameBitsOnAnyEngine() {
        return NetCases.all().stream()
                .map(c -> DynamicTest.dynamicTest(c.name(), () -> {
                    Model model = c.network().model(1);
                    float[] x = new Operand(c.network().input(), Operand.Draw.NORMAL)
                            .numbers(1, 0)
                            .to(Type.FLOAT32)
                            .floats();
                    Engines.Engine first = Engines.first();
                    float[] expected = new Predictor(model, first.pool(), first.kernels()).predict(x);
                    for (Engines.Engine e : Engines.all())
                        assertThat(new Predictor(model, e.pool(), e.kernels()).predict(x))
                                .as(e.toString())
                                .isEqualTo(expected);
                }));
    }

    @Test
    void aPredictionIsThatOfTheDefinition() {
        var built = MODEL.network().build(1, false);
        var probabilities = MODEL.network().loss().prediction(built.output());
        Tensor x = Tensor.of(MODEL.network().input().batch(1), sample(3));
        Tensor expected = new Program(java.util.List.of(probabilities), java.util.Map.of("input", x), MODEL.params())
                .run(Precision.DOUBLE, Engines.first())
                .getFirst();
        float[] y = MODEL.predictor().predict(sample(3));
        for (int i = 0; i < y.length; i++)
            assertThat((double) y[i]).isCloseTo(expected.at(i), org.assertj.core.data.Offset.offset(1e-5));
    }

    @Test
    void itReadsTheLiveModel() {
        Model model = MODEL.copy();
        Predictor predictor = model.predictor();
        float[] before = predictor.predict(sample(1));
        Tensor bias = model.params().tensor("9.bias");
        bias.put(0, bias.at(0) + 1);
        assertThat(predictor.predict(sample(1))[0]).isGreaterThan(before[0]);
        assertThat(MODEL.predictor().predict(sample(1))).isEqualTo(before);
    }

    @Test
    void wrongSizesAreRefused() {
        assertThat(MODEL.network().input()).isEqualTo(Shape.of(1, 12, 12));
        assertThatThrownBy(() -> MODEL.predictor().predict(new float[143]))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("expected 144")
                .hasMessageContaining("received 143");
        assertThatThrownBy(() -> MODEL.predictor().predict(new float[144], new float[9]))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("10 out")
                .hasMessageContaining("and 9");
    }
}
