package dev.tiefgang.cli;

import dev.tiefgang.train.EpochReport;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.nio.file.Path;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/// The learning curves of a run as one picture: loss on the left, accuracy on the right, epoch by epoch.
///
/// Made for projectors and for printing in black and white: training is a solid dark line with dots,
/// validation a dashed lighter line with squares.
final class Curves {
    private static final int WIDTH = 1200, HEIGHT = 500;
    private static final Color TRAINING = new Color(0x0b, 0x3c, 0x8c), VALIDATION = new Color(0xe0, 0x6c, 0x00);
    private static final BasicStroke SOLID = LineChart.stroke(), DASHED = LineChart.stroke(9, 6);
    /// With more epochs than this, markers would run into each other.
    private static final int MARKED = 40;

    private Curves() {}

    /// Draws the curves of at least one epoch into a PNG file of 1200×500 pixels.
    ///
    /// Numbers that are not finite, such as those of a validation that did not take place, are left out.
    ///
    /// @param measure what stands on the right
    /// @throws DrawingException if this machine has no fonts
    /// @throws dev.tiefgang.formats.FileException if the file cannot be written
    static void write(Path png, Measure measure, List<EpochReport> epochs) {
        if (epochs.isEmpty()) throw new IllegalArgumentException("Curves: expected at least 1 epoch, received none");
        Drawing.write(png, WIDTH, HEIGHT, g -> {
            LineChart loss = chart("Loss by epoch", "mean loss per sample", epochs);
            double most = add(loss, epochs, EpochReport::loss, EpochReport::validationLoss)
                    .getMax();
            scale(loss, 0, most > 0 ? most * 1.06 : 1);

            LineChart accuracy = measure.numbers()
                    ? chart("Error by epoch", "root of the mean squared error", epochs)
                    : chart("Accuracy by epoch", "samples that are right (%)", epochs);
            var range = add(accuracy, epochs, e -> measure.of(e, false), e -> measure.of(e, true));
            if (measure.numbers()) scale(accuracy, 0, range.getMax() > 0 ? range.getMax() * 1.06 : 1);
            else shares(accuracy, range);

            loss.paint(g, WIDTH / 2, HEIGHT);
            g.translate(WIDTH / 2, 0);
            accuracy.paint(g, WIDTH / 2, HEIGHT);
        });
    }

    private static void shares(LineChart chart, DoubleSummaryStatistics range) {
        double margin = Math.max(0.2, (range.getMax() - range.getMin()) * 0.06);
        scale(chart, range.getMin() - margin, range.getMax() + margin);
    }

    private static LineChart chart(String title, String unit, List<EpochReport> epochs) {
        var chart = new XYChart(WIDTH / 2, HEIGHT);
        chart.setTitle(title);
        chart.setXAxisTitle("epoch");
        chart.setYAxisTitle(unit);
        var style = chart.getStyler();
        style.setLocale(Locale.ROOT);
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
        style.setMarkerSize(9);
        int first = epochs.getFirst().epoch(), last = epochs.getLast().epoch();
        double margin = last == first ? 1 : Math.max(0.5, (last - first) * 0.03);
        style.setXAxisMin(first - margin);
        style.setXAxisMax(last + margin);
        // Ticks more than half an epoch apart stand at whole numbers.
        style.setXAxisTickMarkSpacingHint((int) Math.max(50, 0.35 * WIDTH / (last - first + 2 * margin)));
        style.setXAxisDecimalPattern("0");
        style.setYAxisTickMarkSpacingHint(56);
        return new LineChart(chart);
    }

    private static void scale(LineChart lines, double least, double most) {
        XYStyler style = lines.chart().getStyler();
        style.setYAxisMin(least);
        style.setYAxisMax(most);
        int decimals = Math.clamp(1 - (int) Math.floor(Math.log10(most - least)), 0, 9);
        style.setYAxisDecimalPattern(decimals == 0 ? "0" : "0." + "0".repeat(decimals));
    }

    /// Adds both lines and returns what their numbers are like.
    private static DoubleSummaryStatistics add(
            LineChart chart,
            List<EpochReport> epochs,
            ToDoubleFunction<EpochReport> training,
            ToDoubleFunction<EpochReport> validation) {
        line(chart, "training samples", epochs, training, TRAINING, SOLID, SeriesMarkers.CIRCLE);
        line(chart, "validation samples", epochs, validation, VALIDATION, DASHED, SeriesMarkers.SQUARE);
        DoubleSummaryStatistics range = epochs.stream()
                .flatMapToDouble(e -> DoubleStream.of(training.applyAsDouble(e), validation.applyAsDouble(e)))
                .filter(Double::isFinite)
                .summaryStatistics();
        return range.getCount() > 0 ? range : DoubleStream.of(0).summaryStatistics();
    }

    private static void line(
            LineChart chart,
            String name,
            List<EpochReport> epochs,
            ToDoubleFunction<EpochReport> value,
            Color color,
            BasicStroke stroke,
            Marker marker) {
        List<EpochReport> known = epochs.stream()
                .filter(e -> Double.isFinite(value.applyAsDouble(e)))
                .toList();
        if (known.isEmpty()) return;
        double[] x = known.stream().mapToDouble(EpochReport::epoch).toArray();
        double[] y = known.stream().mapToDouble(value).toArray();
        chart.line(name, x, y, stroke, color, known.size() > MARKED ? SeriesMarkers.NONE : marker, false);
    }
}
