package dev.tiefgang.lecture;

/// Numbers of things in words, as they stand behind "in", "after" and "nach".
final class Counted {
    private Counted() {}

    /// `1 epoch`, `2 epochs`; `einer Epoche`, `2 Epochen`.
    static Text epochs(int n) {
        return n == 1 ? new Text("1 epoch", "einer Epoche") : new Text(n + " epochs", n + " Epochen");
    }

    /// `every epoch`, `every 2 epochs`; `jede Epoche`, `alle 2 Epochen`.
    static Text every(int n) {
        return n == 1
                ? new Text("every epoch", "jede Epoche")
                : new Text("every " + n + " epochs", "alle " + n + " Epochen");
    }
}
