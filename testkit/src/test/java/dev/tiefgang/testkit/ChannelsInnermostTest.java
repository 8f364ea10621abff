package dev.tiefgang.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiefgang.graph.Autodiff;
import dev.tiefgang.graph.Graph;
import dev.tiefgang.graph.Value;
import dev.tiefgang.loss.MeanSquaredError;
import dev.tiefgang.nn.BatchNorm;
import dev.tiefgang.nn.Conv2d;
import dev.tiefgang.nn.Layer;
import dev.tiefgang.nn.Network;
import dev.tiefgang.op.MaxPool2d;
import dev.tiefgang.op.Window;
import dev.tiefgang.runtime.Params;
import dev.tiefgang.runtime.Plan;
import dev.tiefgang.runtime.Precision;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Convolutions of few pictures, which are computed with the channels innermost.
class ChannelsInnermostTest {
    private final Graph g = new Graph();

    /// The plan of a convolution says how it is computed, and its result is that of doubles, whatever the
    /// kernels.
    @ParameterizedTest
    @CsvSource({
        // pictures, maps, rows, columns, filters, size, stride, padding, dilation, groups
        "1, 32, 9, 11, 48, 3, 1, 1, 1, 1, winograd",
        "2, 64, 16, 14, 64, 3, 1, 1, 1, 1, winograd",
        "1, 16, 40, 44, 32, 3, 1, 0, 1, 1, winograd",
        "1, 64, 7, 7, 80, 3, 1, 1, 1, 1, winograd",
        "1, 20, 9, 11, 24, 3, 1, 1, 1, 1, direct",
        "1, 32, 9, 11, 40, 3, 2, 1, 1, 1, direct",
        "1, 32, 12, 13, 100, 5, 1, 2, 2, 1, direct",
        "3, 48, 8, 8, 17, 1, 1, 0, 1, 1, direct",
        "1, 64, 9, 9, 130, 1, 2, 0, 1, 1, direct",
        "1, 200, 6, 7, 70, 3, 2, 1, 1, 1, direct",
        "1, 30, 9, 8, 42, 3, 1, 1, 1, 3, direct",
        "1, 3, 30, 31, 24, 7, 2, 3, 1, 1, planar",
        "1, 1, 28, 28, 6, 5, 1, 2, 1, 1, planar",
        "1, 3, 36, 37, 32, 3, 2, 1, 1, 1, planar",
        "1, 2, 21, 22, 33, 3, 1, 1, 3, 1, planar",
        "1, 24, 13, 14, 24, 3, 1, 1, 1, 24, depthwise",
        "2, 40, 13, 14, 40, 3, 2, 1, 1, 40, depthwise",
        "2, 40, 20, 23, 40, 3, 2, 1, 1, 40, depthwise",
        "1, 24, 3, 2, 24, 5, 1, 4, 1, 24, depthwise",
        "1, 17, 12, 12, 17, 5, 1, 2, 2, 17, depthwise"
    })
    void everyAlgorithmComputesTheSame(
            int n, int c, int h, int w, int o, int size, int stride, int pad, int dilation, int groups, String how) {
        Value x = g.input("x", Shape.of(n, c, h, w)), filters = g.param("w", Shape.of(o, c / groups, size, size));
        Window window =
                Window.of(size, size).stride(stride, stride).padding(pad).dilation(dilation, dilation);
        Value read = how.equals("depthwise") ? channelsLast(x) : x;
        Value y =
                g.add(new dev.tiefgang.op.Conv2d(window, groups), read, filters).plus(g.param("b", Shape.of(o, 1, 1)));
        Value wanted = y.times(y.shape().size() % 7 + 0.5).relu();
        assertThat(Plan.compile(wanted).explain()).contains("Conv " + how);
        agree(wanted, x.shape());
    }

    /// The same pictures, stored with their channels innermost.
    private static Value channelsLast(Value x) {
        return x.then(new MaxPool2d(Window.of(1, 1)));
    }

    /// Row-major maps by themselves are convolved as they lie, in bands where they are large, with no change of
    /// the layout.
    @ParameterizedTest
    @CsvSource({
        // pictures, maps, rows, columns, filters of a map, size, padding, dilation
        "1, 24, 13, 14, 1, 3, 1, 1",
        "2, 17, 13, 37, 3, 3, 0, 1",
        "1, 16, 90, 131, 1, 3, 1, 1",
        "1, 16, 5, 7000, 1, 3, 2, 1",
        "1, 24, 3, 2, 2, 5, 4, 1",
        "2, 7, 40, 33, 1, 5, 2, 2",
        "1, 18, 19, 80, 1, 3, 3, 3",
        "3, 40, 6, 5, 1, 1, 0, 1"
    })
    void mapsByThemselvesAreConvolvedAsTheyLie(int n, int c, int h, int w, int each, int size, int pad, int dilation) {
        Value x = g.input("x", Shape.of(n, c, h, w)), filters = g.param("w", Shape.of(c * each, 1, size, size));
        Window window = Window.of(size, size).padding(pad).dilation(dilation, dilation);
        Value y = g.add(new dev.tiefgang.op.Conv2d(window, c), x, filters);
        if (n == 1) assertThat(Plan.compile(y).explain()).contains("Conv2d").doesNotContain("Transpose", "Conv d");
        agree(y, x.shape());
    }

    /// Filters of one pixel over a row-major picture are a matrix product as they lie, with no change of the layout.
    @Test
    void aPointwiseConvolutionOfRowsIsAProduct() {
        Value x = g.input("x", Shape.of(1, 32, 9, 11)), filters = g.param("w", Shape.of(20, 32, 1, 1));
        Value y = g.add(new dev.tiefgang.op.Conv2d(Window.of(1, 1), 1), x, filters);
        Value wanted = y.plus(g.param("b", Shape.of(20, 1, 1))).relu();
        assertThat(Plan.compile(wanted).explain()).contains("Product").doesNotContain("Transpose", "Conv");
        agree(wanted, x.shape());
    }

    /// What only brings sums between two numbers is done as they are stored, by every algorithm, to the same bits.
    @ParameterizedTest
    @CsvSource({"32, 48, 3, 1, winograd", "32, 20, 3, 1, direct", "3, 24, 5, 1, planar", "24, 24, 3, 24, depthwise"})
    void boundsAreDrawnIn(int c, int o, int size, int groups, String how) {
        Value x = g.input("x", Shape.of(1, c, 13, 14)), filters = g.param("w", Shape.of(o, c / groups, size, size));
        var op = new dev.tiefgang.op.Conv2d(Window.of(size, size).padding(1), groups);
        Value read = how.equals("depthwise") ? channelsLast(x) : x;
        for (List<Float> bounds : List.of(List.of(0f, 60f), List.of(2.5f, 1.25f), List.of(-5f, 30f))) {
            Value y = g.add(op, read, filters);
            Value wanted = y.max(g.fill(bounds.getFirst(), y.shape())).min(g.fill(bounds.getLast(), y.shape()));
            float high = bounds.getLast(), low = Math.min(bounds.getFirst(), high);
            assertThat(Plan.compile(wanted).explain()).containsPattern("Conv " + how + ".* in " + low + " … " + high);
            agree(wanted, x.shape());
        }
        Value wanted = g.add(op, read, filters).relu();
        assertThat(Plan.compile(wanted).explain()).containsPattern("Conv " + how + ".* ≥ 0\\.0");
        agree(wanted, x.shape());
        for (float bound : new float[] {-0f, Float.NaN}) {
            Value y = g.add(op, read, filters), last = y.max(g.fill(bound, y.shape()));
            assertThat(Plan.compile(last).explain()).contains(" then Max");
        }
    }

    /// Where Winograd's algorithm is forbidden, the same convolution is computed directly.
    @Test
    void winogradCanBeForbidden() throws Exception {
        assertThat(table("-Dtiefgang.winograd=true")).contains("Conv winograd");
        assertThat(table("-Dtiefgang.winograd=false")).contains("Conv direct").doesNotContain("winograd");
    }

    private static String table(String option) throws IOException, InterruptedException {
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        option,
                        "-Dtiefgang.kernels=portable",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ChannelsInnermostTest.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String out = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(java.waitFor()).as(out).isZero();
        return out;
    }

    /// Prints the plan of a convolution that Winograd's algorithm suits.
    public static void main(String[] args) {
        var g = new Graph();
        Value x = g.input("x", Shape.of(1, 32, 16, 16)), w = g.param("w", Shape.of(32, 32, 3, 3));
        System.out.println(Plan.compile(
                        g.add(new dev.tiefgang.op.Conv2d(Window.of(3, 3).padding(1), 1), x, w))
                .explain());
    }

    /// Gradients of input and filters, likewise.
    @ParameterizedTest
    @CsvSource({
        "2, 32, 9, 11, 48, 3, 1, 1, 1, 1",
        "1, 64, 14, 14, 64, 3, 1, 1, 1, 1",
        "2, 16, 10, 12, 24, 3, 1, 0, 1, 1",
        "3, 32, 9, 11, 40, 3, 2, 1, 1, 1",
        "1, 32, 12, 13, 100, 5, 1, 2, 2, 1",
        "9, 48, 8, 8, 64, 1, 1, 0, 1, 1",
        "1, 64, 9, 9, 130, 1, 2, 0, 1, 1",
        "1, 30, 9, 8, 42, 3, 1, 1, 1, 3",
        "1, 30, 9, 8, 42, 3, 2, 1, 1, 3",
        "1, 3, 30, 31, 24, 7, 2, 3, 1, 1",
        "1, 21, 11, 12, 33, 3, 1, 1, 3, 1",
        "1, 21, 11, 12, 33, 3, 3, 2, 2, 1",
        "1, 24, 13, 14, 24, 3, 1, 1, 1, 24",
        "2, 40, 13, 14, 40, 3, 2, 1, 1, 40"
    })
    void gradientsAgreeToo(int n, int c, int h, int w, int o, int size, int stride, int pad, int dilation, int groups) {
        Value x = g.input("x", Shape.of(n, c, h, w)), filters = g.param("w", Shape.of(o, c / groups, size, size));
        Window window =
                Window.of(size, size).stride(stride, stride).padding(pad).dilation(dilation, dilation);
        Value y = g.add(new dev.tiefgang.op.Conv2d(window, groups), x, filters);
        List<Value> gradients = Autodiff.gradients(y.square().sum(), List.of(x, filters));
        assertThat(Plan.compile(gradients, Map.of(), Precision.FLOAT).explain())
                .containsPattern("FilterSums|WinogradSums");
        agree(gradients, x.shape());
    }

    /// Tiles that reach over the border, and pictures that are no multiple of a tile, on both sides of the sum.
    @ParameterizedTest
    @CsvSource({"2, 16, 12, 12, 32, 1", "4, 64, 13, 15, 48, 1", "3, 48, 8, 21, 80, 0", "2, 64, 14, 14, 64, 2"})
    void gradientsOfFiltersByWinogradAgree(int n, int c, int h, int w, int o, int pad) {
        Value x = g.input("x", Shape.of(n, c, h, w)), filters = g.param("w", Shape.of(o, c, 3, 3));
        Value y = g.add(new dev.tiefgang.op.Conv2d(Window.of(3, 3).padding(pad), 1), x, filters);
        List<Value> gradients = Autodiff.gradients(y.square().sum(), List.of(filters));
        assertThat(Plan.compile(gradients, Map.of(), Precision.FLOAT).explain())
                .contains("WinogradTiles of the input", "WinogradTiles of the gradient", "WinogradSums");
        agree(gradients, x.shape());
    }

    /// Filters many times a second-level cache meet the tiles of all pictures, and what follows sees each tile of the
    /// result.
    @ParameterizedTest
    @CsvSource({
        "1, 256, 14, 14, 256, 1",
        "2, 256, 7, 9, 272, 1",
        "9, 256, 8, 8, 272, 1",
        "1, 512, 8, 9, 256, 0",
        "1, 144, 28, 28, 208, 1"
    })
    void tilesAreTransformedFirstWhereFiltersAreMany(int n, int c, int h, int w, int o, int pad) {
        Value x = g.input("x", Shape.of(n, c, h, w)), filters = g.param("w", Shape.of(o, c, 3, 3));
        Value y = g.add(new dev.tiefgang.op.Conv2d(Window.of(3, 3).padding(pad), 1), x, filters);
        Value z = y.plus(g.param("b", Shape.of(o, 1, 1)))
                .plus(g.param("r", y.shape()))
                .relu();
        assertThat(Plan.compile(z).explain()).contains("WinogradTiles of the input");
        agree(List.of(y), x.shape());
        agree(List.of(z), x.shape());
    }

    /// Large pictures pass from one convolution to the next band by band; who looks at what lies between gets the same.
    @ParameterizedTest
    @CsvSource({"1, 80, 77, 1", "2, 71, 76, 1", "2, 71, 76, 2", "1, 300, 16, 1"})
    void largePicturesPassBandByBand(int n, int h, int w, int stride) {
        Value x = g.input("x", Shape.of(n, 16, h, w));
        Value first = activated(
                x, g.param("first", Shape.of(16, 16, 3, 3)), Window.of(3, 3).padding(1), 1);
        Value wide = activated(first, g.param("expand", Shape.of(72, 16, 1, 1)), Window.of(1, 1), 1);
        Window near = Window.of(3, 3).stride(stride, stride).padding(1);
        Value seen = activated(wide, g.param("each", Shape.of(72, 1, 3, 3)), near, 72);
        Value made =
                g.add(new dev.tiefgang.op.Conv2d(Window.of(1, 1), 1), seen, g.param("project", Shape.of(24, 72, 1, 1)));
        Value z = made.plus(g.param("r", made.shape()));
        assertThat(Plan.compile(z).explain()).containsPattern("Conv direct.*→ Conv depthwise");
        assertThat(Plan.compile(List.of(z, wide, seen), Map.of(), Precision.FLOAT)
                        .explain())
                .doesNotContain("→");
        agree(List.of(z), x.shape());
        Laws.sameBits("alone", run(List.of(z, wide, seen), x.shape()).subList(0, 1), run(List.of(z), x.shape()));
    }

    /// Rows too long for a band of many, of which most would be made twice, go through memory as before.
    @Test
    void picturesOfVeryLongRowsAreNotChained() {
        Value x = g.input("x", Shape.of(1, 16, 20, 1500));
        Value first = activated(
                x, g.param("first", Shape.of(16, 16, 3, 3)), Window.of(3, 3).padding(1), 1);
        Value wide = activated(first, g.param("expand", Shape.of(72, 16, 1, 1)), Window.of(1, 1), 1);
        Value seen = activated(
                wide, g.param("each", Shape.of(72, 1, 3, 3)), Window.of(3, 3).padding(1), 72);
        assertThat(Plan.compile(seen).explain()).contains("Conv depthwise").doesNotContain("→");
    }

    private Value activated(Value x, Value filters, Window window, int groups) {
        Value y = g.add(new dev.tiefgang.op.Conv2d(window, groups), x, filters);
        return y.plus(g.param("b" + g.size(), Shape.of(y.shape().dim(1), 1, 1))).relu();
    }

    /// Batches fill the lanes of the other layout too, but its gradients know no Winograd.
    @Test
    void theLayoutOfAGradientIsChosenByHowItIsComputed() {
        Value x = g.input("x", Shape.of(8, 64, 56, 56)), dy = g.input("dy", Shape.of(8, 64, 56, 56));
        Value gradient = g.add(new dev.tiefgang.op.Conv2dFilter(Window.of(3, 3).padding(1), 1), x, dy);
        assertThat(Plan.compile(gradient).explain()).contains("WinogradSums");
    }

    /// Maps behind maps: pooling, joins and sums stay in the layout and come out as rows.
    @Test
    void whatFollowsAConvolutionStaysInTheLayout() {
        Value x = g.input("x", Shape.of(1, 16, 12, 10)), w = g.param("w", Shape.of(16, 16, 3, 3));
        Value y = g.add(new dev.tiefgang.op.Conv2d(Window.of(3, 3).padding(1), 1), x, w);
        Value pooled =
                y.plus(x).relu().then(new MaxPool2d(Window.of(3, 3).stride(2, 2).padding(1)));
        Value joined = g.add(new dev.tiefgang.op.Concat(1), pooled, pooled.times(2), pooled.slice(1, 3, 8));
        Value wanted = joined.softmax(1).plus(joined.mean(2, 3)).plus(joined.mean(1));
        agree(wanted, x.shape());
        agree(joined.reshape(Shape.of(1, 37 * 6 * 5)), x.shape());
        agree(joined.transpose(0, 1, 3, 2), x.shape());
    }

    /// A norm behind a convolution is drawn into its filters: no step of its own is left.
    @Test
    void recallDrawsNormsIntoFilters() {
        Layer body = dev.tiefgang.nn.Sequential.of(new Conv2d(32, 3).same(), new BatchNorm());
        Network network = Network.of("norm", Shape.of(16, 10, 10), new MeanSquaredError(), body);
        Network.Built built = network.build(1, false);
        Plan plan = Plan.compile(built.output());
        assertThat(plan.size()).isEqualTo(3); // to channels innermost, the convolution, and back
        Params numbers = network.model(3).params();
        numbers.tensor("0.1.variance").put(3, 4);
        numbers.tensor("0.1.mean").put(5, -2);
        numbers.tensor("0.1.gamma").put(7, 3);
        var program = new Program(
                List.of(built.output()),
                Map.of(Network.INPUT, new Operand(network.input().batch(1), Operand.Draw.NORMAL).numbers(1, 0)),
                numbers);
        Laws.close(
                "norm",
                program.run(Precision.DOUBLE, Engines.first()),
                program.run(Precision.FLOAT, Engines.usual()),
                1e-5);
    }

    private void agree(Value wanted, Shape x) {
        agree(List.of(wanted), x);
    }

    private void agree(List<Value> wanted, Shape x) {
        Program program = program(wanted, x);
        List<Tensor> exact = program.run(Precision.DOUBLE, Engines.first());
        List<Tensor> usual = program.run(Precision.FLOAT, Engines.usual());
        Laws.close("floats", exact, usual, 2e-5);
        for (Engines.Engine e : Engines.all()) Laws.sameBits(e.toString(), usual, program.run(Precision.FLOAT, e));
    }

    private List<Tensor> run(List<Value> wanted, Shape x) {
        return program(wanted, x).run(Precision.FLOAT, Engines.usual());
    }

    private Program program(List<Value> wanted, Shape x) {
        var numbers = new Params();
        for (int i = 0; i < g.size(); i++)
            if (g.node(i).op() instanceof dev.tiefgang.op.Param(String name, Shape s))
                numbers.put(name, new Operand(s, Operand.Draw.NORMAL).numbers(7, i));
        return new Program(wanted, Map.of("x", new Operand(x, Operand.Draw.NORMAL).numbers(3, 0)), numbers);
    }
}
