package dev.tiefgang.cli;

import dev.tiefgang.lecture.Event;
import dev.tiefgang.lecture.Timeline;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;

/// Goes through the steps of an experiment as somebody asks for it, line by line.
record StepDialog(LectureView view, LectureText to, Timeline timeline) {
    void run() {
        to.line("");
        view.paragraph(to.of(
                "Enter or n: forward, p: back, ne: to the next epoch or section,"
                        + " g N: to step N, e: to the end, q: done",
                "Enter oder n: weiter, p: zurück, ne: zur nächsten Epoche oder zum nächsten Abschnitt,"
                        + " g N: zu Schritt N, e: ans Ende, q: fertig"));
        show();
        var in = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        try {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String word = line.strip();
                if (word.equals("q")) return;
                if (word.isEmpty() || word.equals("n")) {
                    if (!timeline.forward(view::event)) end();
                } else if (word.equals("p")) timeline.go(Math.max(0, timeline.at() - 1), view::event);
                else if (word.equals("ne")) toNextBeginning();
                else if (word.equals("e")) timeline.go(Integer.MAX_VALUE, view::event);
                else if (word.matches("g +[0-9]{1,9}"))
                    timeline.go(Integer.parseInt(word.substring(1).strip()), view::event);
                else to.line(to.of("n, p, ne, g N, e or q?", "n, p, ne, g N, e oder q?"));
                show();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Goes on to the step in which something begins, or to the end where nothing does any more.
    private void toNextBeginning() {
        var told = new ArrayList<Event>();
        while (timeline.forward(told::add)) {
            if (told.stream().anyMatch(Event.Begun.class::isInstance)) {
                told.forEach(view::event);
                return;
            }
            told.clear();
        }
        timeline.go(Integer.MAX_VALUE, view::event);
        end();
    }

    private void end() {
        to.line(to.of("The end.", "Das Ende."));
    }

    private void show() {
        to.line(to.of("Step ", "Schritt ") + timeline.at());
        view.state(timeline.now().state());
    }
}
