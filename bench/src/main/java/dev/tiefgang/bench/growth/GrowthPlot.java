package dev.tiefgang.bench.growth;

import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler;

/// Speed against the size of the work, which grows by factors.
final class GrowthPlot {
    private static final int WIDTH = 1000, HEIGHT = 600;

    private GrowthPlot() {}

    static void write(Path png, String title, String axis, List<Line> lines) {
        System.setProperty("java.awt.headless", "true");
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle(axis)
                .yAxisTitle("GFLOP/s, counted as done directly")
                .build();
        chart.getStyler()
                .setXAxisLogarithmic(true)
                .setYAxisMin(0.0)
                .setLegendPosition(Styler.LegendPosition.OutsideS)
                .setLegendLayout(Styler.LegendLayout.Horizontal)
                .setChartBackgroundColor(Color.WHITE);
        for (Line line : lines)
            chart.addSeries(
                    line.name(), Arrays.stream(line.x()).asDoubleStream().toArray(), line.y());
        try {
            ImageIO.write(BitmapEncoder.getBufferedImage(chart), "png", png.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
