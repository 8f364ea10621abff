package dev.tiefgang.lecture;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// What came of an experiment.
///
/// @param values named numbers, which facts refer to
/// @param notes what one should see in them
public record Result(
        SequencedMap<String, double[]> values, List<Table> tables, List<Figure> figures, List<Text> notes) {
    /// Collects a result.
    public static final class Builder {
        private final SequencedMap<String, double[]> values = new LinkedHashMap<>();
        private final List<Table> tables = new ArrayList<>();
        private final List<Figure> figures = new ArrayList<>();
        private final List<Text> notes = new ArrayList<>();

        /// Begins with nothing.
        public Builder() {}

        /// Adds named numbers.
        public Builder value(String name, double... numbers) {
            values.put(name, numbers.clone());
            return this;
        }

        /// Adds a named whole number.
        public Builder value(String name, long number) {
            return value(name, new double[] {number});
        }

        /// Adds a table.
        public Builder table(Table table) {
            tables.add(table);
            return this;
        }

        /// Adds a figure.
        public Builder figure(Figure figure) {
            figures.add(figure);
            return this;
        }

        /// Adds what one should see.
        public Builder note(Text note) {
            notes.add(note);
            return this;
        }

        /// The result.
        public Result build() {
            return new Result(
                    Collections.unmodifiableSequencedMap(values),
                    List.copyOf(tables),
                    List.copyOf(figures),
                    List.copyOf(notes));
        }
    }

    /// The numbers of a name.
    ///
    /// @throws IllegalArgumentException if there are none
    public double[] value(String name) {
        double[] numbers = values.get(name);
        if (numbers == null)
            throw new IllegalArgumentException("Result: expected one of " + values.keySet() + ", asked for " + name);
        return numbers.clone();
    }
}
