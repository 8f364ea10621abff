package dev.tiefgang.lecture;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A number that follows from others by a formula.
///
/// @param key its name among the values of a result
/// @param numbers the formula with the numbers put in
record Calculation(String key, Text what, String formula, String numbers, double value, Text unit) {
    /// A number without a unit.
    Calculation(String key, Text what, String formula, String numbers, double value) {
        this(key, what, formula, numbers, value, Text.same(""));
    }

    /// Numbers of any size in a formula: `10·60·60`.
    static String product(double... factors) {
        var words = new ArrayList<String>();
        for (double f : factors) words.add(Numbers.plain(f));
        return String.join("·", words);
    }

    /// All of them in a table, one a step, and by their keys.
    static Simulation rows(Text title, List<Calculation> all, Result.Builder result) {
        Table table = Table.of(
                "numbers",
                title,
                Table.words("what", "was"),
                Table.words("formula", "Formel"),
                Table.words("with numbers", "mit Zahlen"),
                Table.numbers("value", "Wert", 3),
                Table.words("unit", "Einheit"));
        var steps = new ArrayList<Consumer<Events>>();
        for (Calculation c : all) {
            table.row(c.what(), c.formula(), c.numbers(), c.shown(), c.unit());
            result.value(c.key(), c.value());
            steps.add(e -> {
                e.happened(new Event.Begun(c.what()));
                e.happened(new Event.Computed(new Explained(c.key(), c.formula(), c.numbers(), c.value())));
            });
        }
        return new Rows(steps, result.table(table).build());
    }

    /// Whole numbers are written without decimals.
    private Object shown() {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) return (long) value;
        return value;
    }
}
