package dev.tiefgang.data;

import dev.tiefgang.tensor.DataException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How the fields of one column of a CSV file become numbers.
sealed interface CsvColumn {
    /// The name of the column.
    String name();

    /// Whether a missing value is replaced rather than refused.
    boolean fills();

    /// Whether a further number tells that the value was missing.
    boolean flags();

    /// What each number of this column stands for.
    List<String> names();

    /// How many numbers the column becomes.
    int width();

    /// Writes the numbers of a field that is not missing.
    void writeValue(Place place, String field, float[] to, int at);

    /// Writes what stands for a missing value.
    void writeMissing(float[] to, int at);

    /// The column as a value that can be stored.
    CsvForm.Column form();

    /// The column that a stored value describes.
    ///
    /// @throws IllegalArgumentException if it is left out
    static CsvColumn of(CsvForm.Column column, boolean comma) {
        return switch (column) {
            case CsvForm.Numeric n -> new Real(n.name(), comma, (float) n.mean(), n.fills(), n.flags());
            case CsvForm.Category c -> {
                var index = new HashMap<String, Integer>();
                for (String value : c.values()) index.put(value, index.size());
                yield new Category(c.name(), comma, index, c.mode(), c.oneHot(), c.fills(), c.flags());
            }
            case CsvForm.Ignored i ->
                throw new IllegalArgumentException("CsvColumn: expected a column that is read, received " + i);
        };
    }

    /// A line of a file.
    record Place(Path file, long line) {
        DataException error(String column, String problem) {
            return new DataException(file + ", line " + line + ", column '" + column + "': " + problem);
        }
    }

    /// Writes the numbers of a field, as many as [#width()] says.
    ///
    /// @throws DataException if the field does not fit the column
    default void write(Place place, String field, float[] to, int at) {
        boolean missing = CsvNumbers.isMissing(field);
        if (missing && !fills())
            throw place.error(
                    name(),
                    "expected a value, the field is " + (field.isBlank() ? "empty" : "'" + field.strip() + "'")
                            + "; fill the row, or have missing values filled or marked by a column (--missing fill, --missing column)");
        if (missing) writeMissing(to, at);
        else writeValue(place, field, to, at);
        if (flags()) to[at + width() - 1] = missing ? 1 : 0;
    }

    /// A column of numbers.
    ///
    /// @param mean stands for missing ones
    record Real(String name, boolean comma, float mean, boolean fills, boolean flags) implements CsvColumn {
        @Override
        public CsvForm.Column form() {
            return new CsvForm.Numeric(name, mean, fills, flags);
        }

        @Override
        public List<String> names() {
            return flags ? List.of(name, name + "?") : List.of(name);
        }

        @Override
        public int width() {
            return flags ? 2 : 1;
        }

        @Override
        public void writeValue(Place place, String field, float[] to, int at) {
            if (!CsvNumbers.isNumber(field, comma)) throw place.error(name, unexpected(field, comma));
            double x = CsvNumbers.number(field, comma);
            if (Double.isInfinite(x))
                throw place.error(
                        name, "expected a number within the range of 32-bit floats, received " + shown(field));
            to[at] = (float) x;
        }

        @Override
        public void writeMissing(float[] to, int at) {
            to[at] = mean;
        }
    }

    /// What to say about a word among numbers.
    static String unexpected(String field, boolean comma) {
        boolean other = CsvNumbers.isNumber(field, !comma);
        return "expected a number, received " + shown(field)
                + (other
                        ? "; is the decimal sign a " + (comma ? "point?" : "comma?")
                        : "; correct it, leave it empty," + " or name the column among the categories");
    }

    private static String shown(String field) {
        return "'" + (field.length() > 40 ? field.substring(0, 40) + "…" : field) + "'";
    }

    /// A column of categories.
    ///
    /// @param index  the number of each category
    /// @param mode   the category that stands for a missing one
    /// @param oneHot whether there is a number for each category, or one that says which
    record Category(
            String name,
            boolean comma,
            Map<String, Integer> index,
            int mode,
            boolean oneHot,
            boolean fills,
            boolean flags)
            implements CsvColumn {
        static Category of(CsvStatistics s, CsvOptions options, boolean fills, boolean flags) {
            var index = new HashMap<String, Integer>();
            for (String value : s.values()) index.put(value, index.size());
            return new Category(
                    s.name,
                    options.decimalComma(),
                    index,
                    s.mode(),
                    options.coding() == CsvOptions.Coding.ONE_HOT,
                    fills,
                    flags);
        }

        @Override
        public CsvForm.Column form() {
            return new CsvForm.Category(name, values(), mode, oneHot, fills, flags);
        }

        /// The categories by number.
        List<String> values() {
            var values = new String[index.size()];
            index.forEach((value, i) -> values[i] = value);
            return List.of(values);
        }

        @Override
        public List<String> names() {
            var names = new ArrayList<String>();
            if (oneHot) for (String value : values()) names.add(name + "=" + value);
            else names.add(name);
            if (flags) names.add(name + "?");
            return names;
        }

        @Override
        public int width() {
            return (oneHot ? index.size() : 1) + (flags ? 1 : 0);
        }

        /// The number of a category.
        int number(Place place, String field) {
            Integer number = index.get(CsvStatistics.key(field, comma));
            if (number == null) {
                List<String> values = values();
                String known = values.size() > 12 ? values.subList(0, 12) + " and others" : values.toString();
                throw place.error(name, "expected one of " + known + ", received " + shown(field));
            }
            return number;
        }

        @Override
        public void writeValue(Place place, String field, float[] to, int at) {
            put(number(place, field), to, at);
        }

        @Override
        public void writeMissing(float[] to, int at) {
            put(mode, to, at);
        }

        private void put(int number, float[] to, int at) {
            if (!oneHot) {
                to[at] = number;
                return;
            }
            for (int i = 0; i < index.size(); i++) to[at + i] = i == number ? 1 : 0;
        }
    }
}
