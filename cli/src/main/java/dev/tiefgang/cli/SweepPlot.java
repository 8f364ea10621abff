package dev.tiefgang.cli;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/// The results of a sweep as a picture: the first option along the axis, a line for each combination of
/// the others, with the spread over the seeds as bars. Lines stand a little beside each other, so that
/// none covers another.
final class SweepPlot {
    private static final int WIDTH = 1000, HEIGHT = 600, MOST_LINES = 8, LABELS = 26, GAP = 12;
    private static final double BESIDE = 0.08, CAP = 0.02;
    private static final BasicStroke THIN = new BasicStroke(1.5f), BOLD = new BasicStroke(2.5f);
    private static final Color[] COLORS = {
        new Color(0x0b, 0x3c, 0x8c), new Color(0xe0, 0x6c, 0x00), new Color(0x1b, 0x7f, 0x3b),
                new Color(0xa0, 0x1c, 0x5c),
        new Color(0x00, 0x8b, 0x9a), new Color(0x7a, 0x4a, 0x1e), new Color(0x5b, 0x3f, 0xb0),
                new Color(0x55, 0x55, 0x55)
    };

    /// A result as it is drawn.
    ///
    /// @param x place on the axis
    /// @param low lower end of the bar, no share below 0
    /// @param high upper end of the bar, no share above 100 %
    record Mark(double x, double y, double low, double high) {}

    private SweepPlot() {}

    /// Draws all combinations that have a result; of more than eight lines the first eight.
    ///
    /// @throws DrawingException if this machine has no fonts
    /// @throws dev.tiefgang.formats.FileException if the file cannot be written
    static void write(Path png, String title, List<SweepResult> results, boolean numbers) {
        List<String> values = values(results);
        Map<String, List<Mark>> lines = lines(results, numbers);
        if (lines.isEmpty()) return;
        Drawing.write(png, WIDTH, HEIGHT, g -> {
            XYChart chart =
                    chart(title, results.getFirst().settings().firstEntry().getKey(), values.size(), numbers);
            double least = Double.POSITIVE_INFINITY, most = Double.NEGATIVE_INFINITY;
            int drawn = 0;
            for (Map.Entry<String, List<Mark>> line : lines.entrySet()) {
                Color color = COLORS[drawn++];
                draw(chart, line.getKey(), line.getValue(), color);
                for (Mark m : line.getValue()) {
                    least = Math.min(least, m.low());
                    most = Math.max(most, m.high());
                }
            }
            double margin = Math.max(numbers ? 1e-6 : 0.2, (most - least) * 0.08);
            chart.getStyler().setYAxisMin(least > 0 ? Math.max(0, least - margin) : -margin);
            chart.getStyler().setYAxisMax(most + margin);
            chart.paint(g, WIDTH, HEIGHT);
            label(g, chart, values);
        });
    }

    /// The values of the first option, in the order of the sweep.
    private static List<String> values(List<SweepResult> results) {
        return results.stream()
                .map(r -> r.settings().firstEntry().getValue())
                .distinct()
                .toList();
    }

    /// The marks of each line.
    static Map<String, List<Mark>> lines(List<SweepResult> results, boolean numbers) {
        List<String> values = values(results);
        Map<String, List<SweepResult>> named = new LinkedHashMap<>();
        for (SweepResult r : results) {
            var others = new LinkedHashMap<>(r.settings());
            others.pollFirstEntry();
            String name = others.isEmpty() ? "validation samples" : SweepGrid.text(others);
            if (r.score().isPresent() && (named.containsKey(name) || named.size() < MOST_LINES))
                named.computeIfAbsent(name, _ -> new ArrayList<>()).add(r);
        }
        Map<String, List<Mark>> lines = new LinkedHashMap<>();
        for (Map.Entry<String, List<SweepResult>> line : named.entrySet()) {
            double beside = BESIDE * (lines.size() - (named.size() - 1) / 2.0);
            List<Mark> marks = new ArrayList<>();
            for (SweepResult r : line.getValue()) {
                Statistics s = r.score().orElseThrow();
                double unit = numbers ? 1 : 100, spread = unit * s.deviation(), y = unit * s.mean();
                marks.add(new Mark(
                        values.indexOf(r.settings().firstEntry().getValue()) + beside,
                        y,
                        Math.max(0, y - spread),
                        numbers ? y + spread : Math.min(100, y + spread)));
            }
            lines.put(line.getKey(), marks);
        }
        return lines;
    }

    private static void draw(XYChart chart, String name, List<Mark> marks, Color color) {
        XYSeries line = chart.addSeries(
                name,
                marks.stream().mapToDouble(Mark::x).toArray(),
                marks.stream().mapToDouble(Mark::y).toArray());
        line.setLineColor(color);
        line.setLineStyle(BOLD);
        line.setMarker(SeriesMarkers.CIRCLE);
        line.setMarkerColor(color);
        for (Mark m : marks) {
            if (m.low() == m.high()) continue;
            double left = m.x() - CAP, right = m.x() + CAP;
            XYSeries bar = chart.addSeries(
                    name + " " + m.x(),
                    new double[] {left, right, m.x(), m.x(), left, right},
                    new double[] {m.low(), m.low(), m.low(), m.high(), m.high(), m.high()});
            bar.setShowInLegend(false);
            bar.setLineColor(color);
            bar.setLineStyle(THIN);
            bar.setMarker(SeriesMarkers.NONE);
        }
    }

    /// Writes the values under their places; of too many, as many as have room.
    private static void label(Graphics2D g, XYChart chart, List<String> values) {
        g.setFont(Drawing.font(Font.PLAIN, 16));
        g.setColor(Color.BLACK);
        FontMetrics metrics = g.getFontMetrics();
        int widest = values.stream().mapToInt(metrics::stringWidth).max().orElse(0) + GAP;
        double room = chart.getScreenXFromChart(1) - chart.getScreenXFromChart(0);
        int every = Math.max(1, (int) Math.ceil(widest / room));
        double foot = chart.getScreenYFromChart(chart.getStyler().getYAxisMin());
        for (int i = 0; i < values.size(); i += every) {
            double x = chart.getScreenXFromChart(i) - metrics.stringWidth(values.get(i)) / 2.0;
            g.drawString(values.get(i), (float) x, (float) (foot + LABELS));
        }
    }

    private static XYChart chart(String title, String axis, int values, boolean numbers) {
        var chart = new XYChart(WIDTH, HEIGHT);
        chart.setTitle(title);
        chart.setXAxisTitle(axis);
        chart.setYAxisTitle(numbers ? "typical error, validation" : "right, validation (%)");
        var style = chart.getStyler();
        style.setLocale(Locale.ROOT);
        style.setXAxisMin(-0.5);
        style.setXAxisMax(values - 0.5);
        style.setXAxisTicksVisible(false); // the values stand where numbers would
        style.setAxisTitlePadding(LABELS + 6);
        style.setPlotContentSize(1);
        style.setPlotGridVerticalLinesVisible(false);
        style.setChartBackgroundColor(Color.WHITE);
        style.setPlotBorderVisible(false);
        style.setChartTitleBoxVisible(false);
        style.setChartTitleFont(Drawing.font(Font.BOLD, 22));
        style.setLegendFont(Drawing.font(Font.PLAIN, 18));
        style.setLegendPosition(LegendPosition.OutsideS);
        style.setLegendLayout(LegendLayout.Horizontal);
        style.setLegendBorderColor(Color.WHITE);
        style.setAxisTitleFont(Drawing.font(Font.PLAIN, 18));
        style.setAxisTickLabelsFont(Drawing.font(Font.PLAIN, 16));
        style.setPlotGridLinesColor(new Color(0xd0, 0xd0, 0xd0));
        style.setMarkerSize(10);
        return chart;
    }
}
