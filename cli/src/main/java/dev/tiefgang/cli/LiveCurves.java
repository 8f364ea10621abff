package dev.tiefgang.cli;

import dev.tiefgang.formats.FileException;
import dev.tiefgang.train.EpochReport;
import dev.tiefgang.train.Listener;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

/// Keeps the picture of the learning curves up to date while a run trains.
///
/// Drawing must not slow training: an epoch is drawn only where the last drawing took at most a twentieth of the
/// time since. Curves are for looking at: a machine without fonts, or a disk without room for them, trains just as
/// well, and is not asked again.
final class LiveCurves implements Listener {
    private static final double SHARE = 0.05;

    private final Consumer<List<EpochReport>> drawing;
    private final DoubleSupplier clock;
    private final Consumer<String> trouble;
    private final List<EpochReport> epochs = new ArrayList<>();
    private int drawn;
    private double drawnAt;
    private double took;
    private boolean impossible;

    /// @param drawing draws the curves of some epochs
    /// @param clock seconds from anywhere
    /// @param trouble hears why there is no picture
    LiveCurves(Consumer<List<EpochReport>> drawing, DoubleSupplier clock, Consumer<String> trouble) {
        this.drawing = drawing;
        this.clock = clock;
        this.trouble = trouble;
    }

    /// Goes on from the epochs that a run has done.
    void begin(List<EpochReport> done) {
        epochs.clear();
        epochs.addAll(done);
    }

    @Override
    public void epoch(EpochReport report) {
        epochs.add(report);
        if (took <= SHARE * (clock.getAsDouble() - drawnAt)) draw();
    }

    /// Draws what has not been drawn.
    void finish() {
        if (drawn < epochs.size()) draw();
    }

    private void draw() {
        if (impossible) return;
        double began = clock.getAsDouble();
        try {
            drawing.accept(List.copyOf(epochs));
        } catch (DrawingException | FileException e) {
            impossible = true;
            trouble.accept("No curves.png: " + e.getMessage());
        }
        drawn = epochs.size();
        drawnAt = clock.getAsDouble();
        took = drawnAt - began;
    }
}
