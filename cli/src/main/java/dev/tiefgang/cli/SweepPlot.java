package dev.tiefgang.cli;

import java.awt.Color;
import java.awt.Font;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategorySeries;
import org.knowm.xchart.CategorySeries.CategorySeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;

/// The results of a sweep as a picture: the first option along the axis, a line for each combination of the others,
/// with the spread over the seeds as bars.
final class SweepPlot {
    private static final int WIDTH = 1000, HEIGHT = 600, MOST_LINES = 8;
    private static final Color[] COLORS = {
        new Color(0x0b, 0x3c, 0x8c), new Color(0xe0, 0x6c, 0x00), new Color(0x1b, 0x7f, 0x3b),
                new Color(0xa0, 0x1c, 0x5c),
        new Color(0x00, 0x8b, 0x9a), new Color(0x7a, 0x4a, 0x1e), new Color(0x5b, 0x3f, 0xb0),
                new Color(0x55, 0x55, 0x55)
    };

    private SweepPlot() {}

    /// Draws all combinations that have a result; of more than eight lines the first eight.
    ///
    /// @throws DrawingException if this machine has no fonts
    /// @throws dev.tiefgang.formats.FileException if the file cannot be written
    static void write(Path png, String title, List<SweepResult> results, boolean numbers) {
        String axis = results.getFirst().settings().firstEntry().getKey();
        Map<String, List<SweepResult>> lines = new LinkedHashMap<>();
        for (SweepResult r : results) {
            var others = new LinkedHashMap<>(r.settings());
            others.remove(axis);
            if (r.score().isPresent())
                lines.computeIfAbsent(
                                others.isEmpty() ? "validation samples" : SweepGrid.text(others),
                                _ -> new ArrayList<>())
                        .add(r);
        }
        if (lines.isEmpty()) return;
        Drawing.write(png, WIDTH, HEIGHT, g -> {
            CategoryChart chart = chart(title, axis, numbers);
            double least = Double.POSITIVE_INFINITY, most = Double.NEGATIVE_INFINITY;
            int drawn = 0;
            for (Map.Entry<String, List<SweepResult>> line : lines.entrySet()) {
                if (drawn == MOST_LINES) break;
                List<String> x = new ArrayList<>();
                List<Double> y = new ArrayList<>(), spread = new ArrayList<>();
                for (SweepResult r : line.getValue()) {
                    Statistics s = r.score().orElseThrow();
                    double unit = numbers ? 1 : 100;
                    x.add(r.settings().firstEntry().getValue());
                    y.add(unit * s.mean());
                    spread.add(unit * s.deviation());
                    least = Math.min(least, unit * (s.mean() - s.deviation()));
                    most = Math.max(most, unit * (s.mean() + s.deviation()));
                }
                Color color = COLORS[drawn++];
                CategorySeries series = chart.addSeries(line.getKey(), x, y, spread);
                series.setLineColor(color);
                series.setMarkerColor(color);
            }
            double margin = Math.max(numbers ? 1e-6 : 0.2, (most - least) * 0.08);
            chart.getStyler().setYAxisMin(Math.max(0, least - margin));
            chart.getStyler().setYAxisMax(most + margin);
            chart.paint(g, WIDTH, HEIGHT);
        });
    }

    private static CategoryChart chart(String title, String axis, boolean numbers) {
        var chart = new CategoryChart(WIDTH, HEIGHT);
        chart.setTitle(title);
        chart.setXAxisTitle(axis);
        chart.setYAxisTitle(numbers ? "typical error, validation" : "right, validation (%)");
        var style = chart.getStyler();
        style.setLocale(Locale.ROOT);
        style.setDefaultSeriesRenderStyle(CategorySeriesRenderStyle.Line);
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
