package dev.tiefgang.cli;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/// Draws lines over a chart, each as one path, straight from point to point.
///
/// XChart draws a line piece by piece, so that dashes begin anew at every point and are lost where points
/// are close; what it draws as one path bends between the points. It gets the points with gaps between
/// them, for axes and legend.
final class LineChart {
    private static final float WIDTH = 3f, RIM = 9f;

    private final XYChart chart;
    private final List<Drawn> all = new ArrayList<>();

    /// @param stroke of a line; none for points without one
    private record Drawn(XYSeries series, double[] x, double[] y, Optional<BasicStroke> stroke, boolean rim) {}

    LineChart(XYChart chart) {
        this.chart = chart;
    }

    XYChart chart() {
        return chart;
    }

    /// A stroke for lines; without dashes a solid one.
    static BasicStroke stroke(float... dashes) {
        return dashes.length == 0
                ? new BasicStroke(WIDTH, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND)
                : new BasicStroke(WIDTH, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10f, dashes, 0f);
    }

    /// Adds a line through finite points, at least one.
    ///
    /// @param rim whether it has a white rim, which lifts it off dark ground
    void line(String name, double[] x, double[] y, BasicStroke stroke, Color color, Marker marker, boolean rim) {
        double[] apartX = new double[2 * x.length - 1], apartY = new double[2 * x.length - 1];
        for (int i = 0; i < apartX.length; i++) {
            apartX[i] = x[i / 2];
            apartY[i] = i % 2 == 0 ? y[i / 2] : Double.NaN;
        }
        XYSeries series = series(name, apartX, apartY, color, marker);
        series.setLineStyle(stroke);
        all.add(new Drawn(series, x, y, Optional.of(stroke), rim));
    }

    /// Adds finite points, at least one, without a line.
    void points(String name, double[] x, double[] y, Color color, Marker marker) {
        XYSeries series = series(name, x, y, color, marker);
        // Not scattered points, whose place in a legend XChart takes for narrower than it is.
        series.setLineStyle(SeriesLines.NONE);
        all.add(new Drawn(series, x, y, Optional.empty(), false));
    }

    private XYSeries series(String name, double[] x, double[] y, Color color, Marker marker) {
        XYSeries series = chart.addSeries(name, x, y);
        series.setLineColor(color);
        series.setMarkerColor(color);
        series.setMarker(marker);
        return series;
    }

    /// Puts round ticks on the horizontal axis.
    void across(RoundTicks ticks, int pixels) {
        ticks.across(chart.getStyler(), pixels);
        // XChart puts ticks at the points themselves where all are equally far apart: these two are not.
        double[] x = {ticks.least(), ticks.least() + 0.3 * ticks.step()}, y = {Double.NaN, Double.NaN};
        XYSeries uneven = series("uneven", x, y, Color.WHITE, SeriesMarkers.NONE);
        uneven.setLineStyle(SeriesLines.NONE);
        uneven.setShowInLegend(false);
    }

    /// Draws it all.
    void paint(Graphics2D g, int width, int height) {
        chart.paint(g, width, height);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        // Else points move to the middle of pixels, and a straight line of many points gets steps.
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        for (Drawn one : all) {
            one.stroke().ifPresent(stroke -> stroke(g, one, stroke));
            g.setColor(one.series().getMarkerColor());
            for (int i = 0; i < one.x().length; i++)
                one.series()
                        .getMarker()
                        .paint(
                                g,
                                across(one.x()[i]),
                                up(one.y()[i]),
                                chart.getStyler().getMarkerSize());
        }
    }

    private void stroke(Graphics2D g, Drawn line, BasicStroke stroke) {
        var path = new Path2D.Double();
        path.moveTo(across(line.x()[0]), up(line.y()[0]));
        for (int i = 1; i < line.x().length; i++) path.lineTo(across(line.x()[i]), up(line.y()[i]));
        if (line.rim()) {
            g.setColor(Color.WHITE);
            g.setStroke(new BasicStroke(RIM, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            g.draw(path);
        }
        g.setColor(line.series().getLineColor());
        g.setStroke(stroke);
        g.draw(path);
    }

    private double across(double x) {
        return chart.getScreenXFromChart(x);
    }

    private double up(double y) {
        return chart.getScreenYFromChart(y);
    }
}
