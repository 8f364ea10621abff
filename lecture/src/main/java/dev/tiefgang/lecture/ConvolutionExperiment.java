package dev.tiefgang.lecture;

import dev.tiefgang.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/// A filter moves over a picture: every product of every window.
final class ConvolutionExperiment {
    static final double[][] EDGE = {{-1, 0, 1}, {-2, 0, 2}, {-1, 0, 1}};
    static final double[][] BLUR = {
        {1 / 9.0, 1 / 9.0, 1 / 9.0}, {1 / 9.0, 1 / 9.0, 1 / 9.0}, {1 / 9.0, 1 / 9.0, 1 / 9.0}
    };
    static final double[][] SHARPEN = {{0, -1, 0}, {-1, 5, -1}, {0, -1, 0}};
    private static final int SIDE = 8;

    private ConvolutionExperiment() {}

    static Experiment of() {
        return new Experiment(
                "convolution",
                List.of(33),
                new Text("Convolution", "Faltung"),
                new Text(
                        "A filter answers where the picture looks like it; padding keeps the size, a stride makes the map smaller.",
                        "Ein Filter antwortet, wo das Bild ihm gleicht; Padding erhält die Größe, eine Schrittweite verkleinert die"
                                + " Karte."),
                List.of(
                        new Setting.Choice(
                                "filter",
                                new Text("the filter", "der Filter"),
                                List.of("edge", "blur", "sharpen"),
                                "edge"),
                        new Setting.Choice(
                                "padding",
                                new Text("zeros around the picture", "Nullen um das Bild"),
                                List.of("valid", "same"),
                                "valid"),
                        new Setting.Whole(
                                "stride",
                                new Text("from a window to the next", "von einem Fenster zum nächsten"),
                                1,
                                4,
                                1),
                        new Setting.Real("bias", new Text("bias", "Bias"), -100, 100, 0)),
                List.of(
                        Fact.exactly("size", new Text("side of the map", "Seitenlänge der Karte"), 6),
                        Fact.exactly(
                                "row",
                                new Text(
                                        "first row of the map: where the light area begins",
                                        "erste Zeile der Karte: wo die helle Fläche beginnt"),
                                0,
                                3,
                                3,
                                0,
                                0,
                                0),
                        Fact.exactly(
                                "sizes",
                                new Text(
                                        "sides: valid, same, same with stride 2, 3, 4",
                                        "Seitenlängen: valid, same, same mit Schrittweite 2, 3, 4"),
                                6,
                                8,
                                4,
                                3,
                                2),
                        Fact.exactly("engine", new Text("distance from the engine", "Abstand von der Engine"), 0)),
                ConvolutionExperiment::start);
    }

    /// Dark on the left, and a light area on the right that begins in the second row.
    private static Grid picture() {
        double[][] at = new double[SIDE][SIDE];
        for (int r = 1; r < SIDE - 1; r++) for (int c = 3; c < SIDE; c++) at[r][c] = 1;
        return new Grid(at);
    }

    private static Simulation start(Settings s) {
        double[][] w = switch (s.word("filter")) {
            case "edge" -> EDGE;
            case "blur" -> BLUR;
            default -> SHARPEN;
        };
        int border = s.word("padding").equals("same") ? 1 : 0, stride = s.whole("stride");
        double bias = s.real("bias");
        Grid picture = picture(), seen = picture.padded(border);
        Grid map = seen.each(3, stride, window -> Math.max(0, sum(window, w) + bias));
        var steps = new ArrayList<Consumer<Events>>();
        for (int r = 0; r < map.height(); r++)
            for (int c = 0; c < map.width(); c++) {
                double[][] window = seen.window(r * stride, c * stride, 3);
                double y = map.at()[r][c];
                String place = "(" + (r + 1) + ", " + (c + 1) + ")";
                String products = products(window, w) + " + " + Precise.factor(bias, 0);
                double sum = sum(window, w) + bias;
                String most = "max(0, " + Precise.fixed(sum, 0) + ")";
                steps.add(e -> {
                    e.happened(new Event.Computed(new Explained("in" + place, "Wx + b", products, sum)));
                    e.happened(new Event.Computed(new Explained("Y" + place, "ReLU(in)", most, y)));
                });
            }
        double[] sizes = {
            Grid.windows(SIDE, 3, 1),
            Grid.windows(SIDE + 2, 3, 1),
            Grid.windows(SIDE + 2, 3, 2),
            Grid.windows(SIDE + 2, 3, 3),
            Grid.windows(SIDE + 2, 3, 4)
        };
        return new Rows(
                steps,
                new Result.Builder()
                        .value("size", map.width())
                        .value("row", map.at()[0])
                        .value("map", map.numbers())
                        .value("sizes", sizes)
                        .value("engine", distance(map, engine(picture, w, border, stride, bias)))
                        .table(picture.table("input", new Text("Picture", "Bild"), 0))
                        .table(new Grid(w).table("filter", new Text("Filter", "Filter"), decimals(w[0][0])))
                        .table(map.table("map", new Text("Y = ReLU(Wx + b)", "Y = ReLU(Wx + b)"), 1))
                        .figure(new Figure.Pictures(
                                "map",
                                new Text("Picture, filter, map", "Bild, Filter, Karte"),
                                List.of(
                                        picture.shown(new Text("picture", "Bild")),
                                        new Grid(w).shown(new Text("filter", "Filter")),
                                        map.shown(new Text("map", "Karte")))))
                        .note(new Text(
                                        "Side of the map: ⌊(%d + 2·%d − 3)/%d⌋ + 1 = %d",
                                        "Seitenlänge der Karte: ⌊(%d + 2·%d − 3)/%d⌋ + 1 = %d")
                                .with(SIDE, border, stride, map.width()))
                        .build());
    }

    /// The same map by the engine.
    private static double[] engine(Grid picture, double[][] w, int border, int stride, double bias) {
        Shape shape = Shape.of(1, picture.height(), picture.width());
        double[] sums = EngineConvolution.sums(picture.numbers(), shape, new double[][][] {w}, border, stride, bias);
        return Arrays.stream(sums).map(s -> Math.max(0, s)).toArray();
    }

    /// Of a filter's numbers: those of a blur are ninths.
    private static int decimals(double w) {
        return w == Math.rint(w) ? 0 : 3;
    }

    private static double sum(double[][] window, double[][] w) {
        double sum = 0;
        for (int i = 0; i < w.length; i++) for (int j = 0; j < w[i].length; j++) sum += w[i][j] * window[i][j];
        return sum;
    }

    private static String products(double[][] window, double[][] w) {
        var text = new StringBuilder();
        for (int i = 0; i < w.length; i++)
            for (int j = 0; j < w[i].length; j++)
                text.append(text.isEmpty() ? "" : " + ")
                        .append(Precise.factor(w[i][j], 0))
                        .append('·')
                        .append(Numbers.plain(window[i][j]));
        return text.toString();
    }

    private static double distance(Grid map, double[] other) {
        double most = 0;
        double[] mine = map.numbers();
        for (int i = 0; i < mine.length; i++) most = Math.max(most, Math.abs(mine[i] - other[i]));
        return most;
    }
}
