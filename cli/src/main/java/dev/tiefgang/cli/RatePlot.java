package dev.tiefgang.cli;

import dev.tiefgang.train.RateSearch;
import dev.tiefgang.train.RateSearch.Point;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/// The loss over the learning rate as a picture, with the suggestion marked.
final class RatePlot {
    private static final int WIDTH = 1000, HEIGHT = 600;
    private static final Color EACH = new Color(0xb0, 0xb8, 0xc4),
            SMOOTHED = new Color(0x0b, 0x3c, 0x8c),
            SUGGESTION = new Color(0xe0, 0x6c, 0x00);
    private static final BasicStroke THIN = new BasicStroke(1f), BOLD = new BasicStroke(3f);

    private RatePlot() {}

    /// Draws the points of a search into a PNG file of 1000×600 pixels.
    ///
    /// @throws DrawingException if this machine has no fonts
    /// @throws dev.tiefgang.formats.FileException if the file cannot be written
    static void write(Path png, RateSearch search) {
        List<Point> points = search.points();
        if (points.isEmpty()) throw new IllegalArgumentException("RatePlot: expected at least 1 point, received none");
        Drawing.write(png, WIDTH, HEIGHT, g -> {
            XYChart chart = chart();
            double least = points.stream().mapToDouble(Point::smoothed).min().orElseThrow();
            double first = points.getFirst().smoothed();
            // What runs away at the end would press everything else flat.
            double most = Math.max(first, first + 0.5 * (first - least));
            double margin = most > least ? 0.08 * (most - least) : Math.max(1e-9, 0.1 * Math.abs(most));
            chart.getStyler().setYAxisMin(least - margin);
            chart.getStyler().setYAxisMax(most + margin);
            line(chart, "loss of a step", points, p -> Math.clamp(p.loss(), least - margin, most + margin), EACH, THIN);
            line(chart, "smoothed", points, p -> Math.min(p.smoothed(), most + margin), SMOOTHED, BOLD);
            search.suggestion().ifPresent(p -> mark(chart, p, least - margin, most + margin));
            chart.paint(g, WIDTH, HEIGHT);
        });
    }

    private static XYChart chart() {
        var chart = new XYChart(WIDTH, HEIGHT);
        chart.setTitle("Loss by learning rate");
        chart.setXAxisTitle("learning rate");
        chart.setYAxisTitle("mean loss per sample");
        var style = chart.getStyler();
        style.setLocale(Locale.ROOT);
        style.setXAxisLogarithmic(true);
        style.setXAxisLogarithmicDecadeOnly(true);
        style.setChartBackgroundColor(Color.WHITE);
        style.setPlotBorderVisible(false);
        style.setChartTitleBoxVisible(false);
        style.setChartTitleFont(Drawing.font(Font.BOLD, 22));
        style.setLegendFont(Drawing.font(Font.PLAIN, 18));
        style.setLegendSeriesLineLength(44);
        style.setLegendPosition(LegendPosition.OutsideS);
        style.setLegendLayout(LegendLayout.Horizontal);
        style.setLegendBorderColor(Color.WHITE);
        style.setAxisTitlePadding(10);
        style.setAxisTitleFont(Drawing.font(Font.PLAIN, 18));
        style.setAxisTickLabelsFont(Drawing.font(Font.PLAIN, 16));
        style.setPlotGridLinesColor(new Color(0xd0, 0xd0, 0xd0));
        return chart;
    }

    private static void line(
            XYChart chart,
            String name,
            List<Point> points,
            ToDoubleFunction<Point> y,
            Color color,
            BasicStroke stroke) {
        draw(
                chart,
                name,
                points.stream().mapToDouble(Point::rate).toArray(),
                points.stream().mapToDouble(y).toArray(),
                color,
                stroke);
    }

    /// A line from the foot to the top of the picture.
    private static void mark(XYChart chart, Point p, double least, double most) {
        String name = "suggestion " + FindLrCommand.rounded(p.rate());
        draw(chart, name, new double[] {p.rate(), p.rate()}, new double[] {least, most}, SUGGESTION, BOLD);
    }

    private static void draw(XYChart chart, String name, double[] x, double[] y, Color color, BasicStroke stroke) {
        XYSeries series = chart.addSeries(name, x, y);
        series.setLineColor(color);
        series.setLineStyle(stroke);
        series.setMarker(SeriesMarkers.NONE);
    }
}
