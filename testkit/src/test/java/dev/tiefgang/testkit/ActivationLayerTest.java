package dev.tiefgang.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiefgang.nn.Activation;
import dev.tiefgang.nn.Celu;
import dev.tiefgang.nn.Elu;
import dev.tiefgang.nn.Layer;
import dev.tiefgang.nn.LeakyRelu;
import dev.tiefgang.nn.PRelu;
import dev.tiefgang.nn.Softmax;
import dev.tiefgang.nn.ThresholdedRelu;
import dev.tiefgang.tensor.Shape;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Activations at −4, −1, 0, ½ and 4, against numbers worked out from the formulas with 40 digits.
class ActivationLayerTest {
    private static final double[] AT = {-4, -1, 0, 0.5, 4};

    @ParameterizedTest
    @CsvSource({
        "RELU, 0, 0, 0, 0.5, 4",
        "RELU6, 0, 0, 0, 0.5, 4",
        "TANH, -0.999329299739067, -0.7615941559557649, 0, 0.46211715726000974, 0.999329299739067",
        "SIGMOID, 0.01798620996209156, 0.2689414213699951, 0.5, 0.6224593312018546, 0.9820137900379085",
        "STEP, 0, 0, 0, 1, 1",
        "GELU, -0.0001266849673324797, -0.15865525393145705, 0, 0.34573123063700656, 3.9998733150326675",
        "GELU_TANH, -7.024594819237268e-05, -0.1588080093917233, 0, 0.34571400982514394, 3.9999297540518075",
        "SILU, -0.07194483984836623, -0.2689414213699951, 0, 0.3112296656009273, 3.928055160151634",
        "MISH, -0.07259174079202536, -0.3034014613741089, 0, 0.37524521130489513, 3.9974128069762385",
        "SOFTPLUS, 0.01814992791780974, 0.3132616875182228, 0.6931471805599453, 0.9740769841801067, 4.0181499279178094",
        "SOFTSIGN, -0.8, -0.5, 0, 0.3333333333333333, 0.8",
        "HARD_SIGMOID, 0, 0.3333333333333333, 0.5, 0.5833333333333334, 1",
        "HARD_SWISH, 0, -0.3333333333333333, 0, 0.2916666666666667, 4",
        "SELU, -1.7258986281898947, -1.1113307378125628, 0, 0.5253504936777402, 4.202803949421922",
        "ABS, 4, 1, 0, 0.5, 4",
        "IDENTITY, -4, -1, 0, 0.5, 4",
    })
    void functions(Activation.Function function, double a, double b, double c, double d, double e) {
        check(new Activation(function), a, b, c, d, e);
    }

    /// A function without a row above would be untested.
    @Test
    void everyFunctionHasARow() throws NoSuchMethodException {
        var rows = getClass()
                .getDeclaredMethod(
                        "functions",
                        Activation.Function.class,
                        double.class,
                        double.class,
                        double.class,
                        double.class,
                        double.class)
                .getAnnotation(CsvSource.class)
                .value();
        assertThat(Stream.of(rows).map(r -> Activation.Function.valueOf(r.substring(0, r.indexOf(',')))))
                .containsExactly(Activation.Function.values());
    }

    @Test
    void functionsWithANumber() {
        check(new LeakyRelu(0.25), -1, -0.25, 0, 0.5, 4);
        check(new LeakyRelu(), -0.04, -0.01, 0, 0.5, 4);
        check(new Elu(2), -1.9633687222225316, -1.2642411176571153, 0, 0.5, 4);
        check(new Elu(), -0.9816843611112658, -0.6321205588285577, 0, 0.5, 4);
        check(new Celu(2), -1.7293294335267746, -0.7869386805747332, 0, 0.5, 4);
        check(new ThresholdedRelu(0.5), 0, 0, 0, 0, 4);
        check(new ThresholdedRelu(), 0, 0, 0, 0, 4);
    }

    @Test
    void relu6EndsAtSix() {
        double[] y = LayerProbe.recall(
                new Activation(Activation.Function.RELU6), Shape.of(1, 4), new double[] {-7, 5.5, 6, 1e30});
        close(y, 0, 5.5, 6, 6);
    }

    @Test
    void slopesAreThoseOfTheirChannel() {
        Shape s = Shape.of(2, 2, 2); // [n, c, w]
        double[] x = {-1, 2, -3, 4, 5, -6, -7, -8};
        assertThat(LayerProbe.recall(new PRelu(), Map.of("slope", new double[] {0.5, -2}), s, x))
                .containsExactly(-0.5, 2, 6, 4, 5, -3, 14, 16);
        assertThat(LayerProbe.recall(new PRelu(0.1, true), Map.of("slope", new double[] {0.5}), s, x))
                .containsExactly(-0.5, 2, -1.5, 4, 5, -3, -3.5, -4);
        assertThat(LayerProbe.recall(new PRelu(), s, x)).containsExactly(-0.25, 2, -0.75, 4, 5, -1.5, -1.75, -2);
    }

    @Test
    void softmaxOfLogarithmsAreShares() {
        double[] x = {0, Math.log(2), Math.log(5), Math.log(8), Math.log(3), Math.log(5)};
        close(
                LayerProbe.recall(new Softmax(), Shape.of(2, 3), x),
                1 / 8.0,
                2 / 8.0,
                5 / 8.0,
                8 / 16.0,
                3 / 16.0,
                5 / 16.0);
        close(LayerProbe.recall(new Softmax(1), Shape.of(1, 2, 3), x), 1 / 9.0, 2 / 5.0, 0.5, 8 / 9.0, 3 / 5.0, 0.5);
    }

    private static void check(Layer layer, double... expected) {
        close(LayerProbe.recall(layer, Shape.of(1, AT.length), AT), expected);
    }

    private static void close(double[] received, double... expected) {
        assertThat(received).containsExactly(expected, Offset.offset(1e-14));
    }
}
