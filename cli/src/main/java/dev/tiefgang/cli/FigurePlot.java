package dev.tiefgang.cli;

import dev.tiefgang.lecture.Figure;
import dev.tiefgang.lecture.Language;
import dev.tiefgang.lecture.Numbers;
import java.awt.Color;
import java.awt.Font;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/// Figures of the lecture as pictures, readable in black and white: lines differ in their dashes, points
/// in their shape.
final class FigurePlot {
    private static final int WIDTH = 1000, HEIGHT = 650, SHADES = 6, MOST_SQUARE = 36;
    /// Points from which on a line has no marks, which would run into each other.
    private static final int MARKED = 80;
    /// How long the axes are, about, and how many steps of ticks they have room for.
    private static final int ACROSS = 850, UP = 460, STEPS_ACROSS = 12, STEPS_UP = 12;
    /// How wide the plot is beside a legend.
    private static final int NARROW = 650;
    /// Letters and curves that fit below a figure in one line.
    private static final int LEGEND_LETTERS = 84, LEGEND_CURVE = 9;
    /// The longest name that stands beside a figure, and the height of one below.
    private static final int BESIDE_LETTERS = 16, LEGEND_LINE = 32;
    /// The space between names in a row.
    private static final int LEGEND_GAP = 26;
    private static final Color LIGHT = new Color(0xe4, 0xec, 0xf6), DARK = new Color(0x06, 0x22, 0x4c);
    private static final List<Color> COLORS = List.of(
            new Color(0x0b, 0x3c, 0x8c),
            new Color(0xe0, 0x6c, 0x00),
            new Color(0x1c, 0x7c, 0x3c),
            Color.BLACK,
            new Color(0xa0, 0x28, 0x70),
            new Color(0x60, 0x60, 0x60));
    private static final List<Marker> MARKERS = List.of(
            SeriesMarkers.CIRCLE,
            SeriesMarkers.DIAMOND,
            SeriesMarkers.TRIANGLE_UP,
            SeriesMarkers.SQUARE,
            SeriesMarkers.TRIANGLE_DOWN,
            SeriesMarkers.CROSS,
            SeriesMarkers.PLUS,
            SeriesMarkers.TRAPEZOID,
            SeriesMarkers.OVAL);
    private static final List<float[]> DASHES = List.of(
            new float[] {},
            new float[] {12, 6},
            new float[] {3, 5},
            new float[] {14, 5, 3, 5},
            new float[] {24, 6},
            new float[] {3, 12});

    private FigurePlot() {}

    /// Draws a figure into a PNG file.
    static void write(Path png, Figure figure, Language language) {
        switch (figure) {
            case Figure.Plot p -> write(png, plot(p, language));
            case Figure.Surface s -> write(png, surface(s, language));
            case Figure.Pictures p -> PicturesPlot.write(png, p, language);
        }
    }

    private static void write(Path png, LineChart lines) {
        int width = lines.chart().getWidth(), height = lines.chart().getHeight();
        Drawing.write(png, width, height, g -> lines.paint(g, width, height));
    }

    private static LineChart plot(Figure.Plot plot, Language language) {
        List<String> names =
                plot.curves().stream().map(c -> c.name().in(language)).toList();
        boolean row = names.stream().mapToInt(n -> LEGEND_CURVE + n.length()).sum() <= LEGEND_LETTERS;
        boolean beside = !row && names.stream().allMatch(n -> n.length() <= BESIDE_LETTERS);
        var chart = empty(
                plot.title().in(language),
                plot.x().title().in(language),
                plot.y().title().in(language),
                // Names that stand below each other make the picture higher rather than the plot lower.
                row || beside ? HEIGHT : HEIGHT + LEGEND_LINE * (names.size() - 1));
        if (row) chart.getStyler().setLegendPadding(LEGEND_GAP);
        else chart.getStyler().setLegendLayout(LegendLayout.Vertical);
        if (beside) chart.getStyler().setLegendPosition(LegendPosition.OutsideE);
        chart.getStyler().setXAxisLogarithmic(plot.x().logarithmic());
        chart.getStyler().setMarkerSize(12);
        var lines = new LineChart(chart);
        List<Figure.Curve> curves =
                plot.curves().stream().map(FigurePlot::finite).toList();
        for (int c = 0; c < curves.size(); c++) {
            Figure.Curve curve = curves.get(c);
            if (curve.x().length == 0) continue;
            Color color = COLORS.get(c % COLORS.size());
            Marker marker = MARKERS.get(c % MARKERS.size());
            if (curve.line())
                lines.line(
                        curve.name().in(language),
                        curve.x(),
                        curve.y(),
                        LineChart.stroke(DASHES.get(c % DASHES.size())),
                        color,
                        curve.x().length > MARKED ? SeriesMarkers.NONE : marker,
                        false);
            else lines.points(curve.name().in(language), curve.x(), curve.y(), color, marker);
        }
        up(lines, all(curves, Figure.Curve::y));
        // Those of a logarithmic axis stand at powers of ten as it is.
        if (!plot.x().logarithmic()) across(lines, all(curves, Figure.Curve::x), beside ? NARROW : ACROSS);
        return lines;
    }

    /// Round ticks on the vertical axis.
    private static void up(LineChart lines, double[] y) {
        RoundTicks.of(y, STEPS_UP).up(lines.chart().getStyler(), UP);
    }

    /// Round ticks on the horizontal axis.
    private static void across(LineChart lines, double[] x, int pixels) {
        lines.across(RoundTicks.of(x, STEPS_ACROSS * pixels / ACROSS), pixels);
    }

    private static double[] all(List<Figure.Curve> curves, Function<Figure.Curve, double[]> axis) {
        return curves.stream().map(axis).flatMapToDouble(Arrays::stream).toArray();
    }

    /// The points that can be drawn.
    private static Figure.Curve finite(Figure.Curve curve) {
        int[] of = IntStream.range(0, curve.x().length)
                .filter(i -> Double.isFinite(curve.x()[i]) && Double.isFinite(curve.y()[i]))
                .toArray();
        double[] x = IntStream.of(of).mapToDouble(i -> curve.x()[i]).toArray();
        double[] y = IntStream.of(of).mapToDouble(i -> curve.y()[i]).toArray();
        return new Figure.Curve(curve.name(), x, y, curve.line());
    }

    /// Squares whose darkness says how large a number is, in a few ranges that the legend names.
    private static LineChart surface(Figure.Surface s, Language language) {
        var chart = empty(
                s.title().in(language),
                s.xAxis().title().in(language),
                s.yAxis().title().in(language),
                HEIGHT);
        double least =
                Arrays.stream(s.z()).flatMapToDouble(Arrays::stream).min().orElse(0);
        double most = Arrays.stream(s.z()).flatMapToDouble(Arrays::stream).max().orElse(1);
        double step = Math.max(most - least, 1e-12) / SHADES;
        int decimals = (int) Math.max(2, 1 - Math.floor(Math.log10(step)));
        chart.getStyler().setMarkerSize((int)
                Math.min(MOST_SQUARE, 0.7 * HEIGHT / Math.max(s.x().length, s.y().length)));
        chart.getStyler().setLegendPosition(LegendPosition.OutsideE);
        chart.getStyler().setLegendLayout(LegendLayout.Vertical);
        for (int shade = 0; shade < SHADES; shade++) {
            double from = least + shade * step;
            var x = new ArrayList<Double>();
            var y = new ArrayList<Double>();
            double low = Double.POSITIVE_INFINITY, high = Double.NEGATIVE_INFINITY;
            for (int r = 0; r < s.y().length; r++)
                for (int c = 0; c < s.x().length; c++) {
                    double z = s.z()[r][c];
                    if (Math.min(SHADES - 1, (int) ((z - least) / step)) != shade) continue;
                    x.add(s.x()[c]);
                    y.add(s.y()[r]);
                    low = Math.min(low, z);
                    high = Math.max(high, z);
                }
            if (x.isEmpty()) continue;
            String name = low == high
                    ? Numbers.plain(low)
                    : Numbers.fixed(from, decimals) + " … " + Numbers.fixed(from + step, decimals);
            XYSeries series = chart.addSeries(name, x, y);
            series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
            series.setMarker(SeriesMarkers.SQUARE);
            float part = (float) shade / (SHADES - 1);
            series.setMarkerColor(new Color(
                    (int) (LIGHT.getRed() + part * (DARK.getRed() - LIGHT.getRed())),
                    (int) (LIGHT.getGreen() + part * (DARK.getGreen() - LIGHT.getGreen())),
                    (int) (LIGHT.getBlue() + part * (DARK.getBlue() - LIGHT.getBlue()))));
        }
        var lines = new LineChart(chart);
        for (int c = 0; c < s.curves().size(); c++) {
            Figure.Curve curve = s.curves().get(c);
            String called = curve.name().in(language);
            Color color = COLORS.get(c % COLORS.size());
            Marker marker = MARKERS.get(c % MARKERS.size());
            if (curve.line())
                lines.line(called, curve.x(), curve.y(), LineChart.stroke(), Color.BLACK, SeriesMarkers.NONE, true);
            else lines.points(called, curve.x(), curve.y(), color, marker);
        }
        up(lines, s.y());
        across(lines, s.x(), NARROW);
        return lines;
    }

    private static XYChart empty(String title, String x, String y, int height) {
        var chart = new XYChart(WIDTH, height);
        chart.setTitle(title);
        chart.setXAxisTitle(x);
        chart.setYAxisTitle(y);
        style(chart.getStyler());
        return chart;
    }

    private static void style(XYStyler style) {
        style.setLocale(Locale.ROOT);
        style.setChartBackgroundColor(Color.WHITE);
        style.setPlotBorderVisible(false);
        style.setChartTitleBoxVisible(false);
        style.setChartTitleFont(Drawing.font(Font.BOLD, 22));
        style.setDecimalPattern("0.####");
        style.setAxisTitlePadding(10);
        style.setAxisTitleFont(Drawing.font(Font.PLAIN, 18));
        style.setAxisTickLabelsFont(Drawing.font(Font.PLAIN, 16));
        style.setLegendPosition(LegendPosition.OutsideS);
        style.setLegendLayout(LegendLayout.Horizontal);
        style.setLegendFont(Drawing.font(Font.PLAIN, 18));
        style.setLegendBorderColor(Color.WHITE);
        style.setLegendSeriesLineLength(44);
        style.setLegendPadding(16);
        style.setPlotGridLinesColor(new Color(0xd0, 0xd0, 0xd0));
    }
}
