package dev.tiefgang.data;

import dev.tiefgang.tensor.Shape;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// What [CsvSchema] found out about a file, as plain values that can be stored with a model.
///
/// @param separator    between fields, one character
/// @param header       whether the first row names the columns
/// @param decimalComma whether numbers are written `3,5` rather than `3.5`
/// @param skip         lines in front of everything that are passed over
/// @param target       name of the column to be predicted
/// @param columns      all columns in the order of the file
/// @param shape        of a sample, where the numbers of a row are more than a row
public record CsvForm(
        String separator,
        boolean header,
        boolean decimalComma,
        int skip,
        String target,
        List<Column> columns,
        Optional<Shape> shape) {
    /// Samples that are rows of numbers.
    public CsvForm(
            String separator, boolean header, boolean decimalComma, int skip, String target, List<Column> columns) {
        this(separator, header, decimalComma, skip, target, columns, Optional.empty());
    }

    /// The same with the numbers of a row in another shape.
    public CsvForm shape(Shape other) {
        return new CsvForm(separator, header, decimalComma, skip, target, columns, Optional.of(other));
    }

    /// One column.
    public sealed interface Column {
        /// Its name; its position from 1 where the file has no header.
        String name();
    }

    /// A column of numbers.
    ///
    /// @param mean  stands for missing ones
    /// @param fills whether a missing value is replaced rather than refused
    /// @param flags whether a further number tells that the value was missing
    public record Numeric(String name, double mean, boolean fills, boolean flags) implements Column {}

    /// A column of categories.
    ///
    /// @param values the categories by number
    /// @param mode   the number of the category that stands for a missing one
    /// @param oneHot whether there is a number for each category, or one that says which
    /// @param fills  whether a missing value is replaced rather than refused
    /// @param flags  whether a further number tells that the value was missing
    public record Category(String name, List<String> values, int mode, boolean oneHot, boolean fills, boolean flags)
            implements Column {
        public Category {
            values = List.copyOf(values);
            if (values.isEmpty() || new HashSet<>(values).size() < values.size())
                throw new IllegalArgumentException(
                        "CsvForm, column '" + name + "': expected different categories, received " + values);
            if (mode < 0 || mode >= values.size())
                throw new IllegalArgumentException(
                        "CsvForm, column '" + name + "': expected a most frequent category of" + " 0 to "
                                + (values.size() - 1) + ", received " + mode);
        }
    }

    /// A column that is left out.
    public record Ignored(String name) implements Column {}

    public CsvForm {
        columns = List.copyOf(columns);
        if (separator.length() != 1 || "\"\n\r".contains(separator))
            throw new IllegalArgumentException(
                    "CsvForm: expected one character that separates fields, received '" + separator + "'");
        if (skip < 0) throw new IllegalArgumentException("CsvForm: expected 0 or more lines to skip, received " + skip);
        var names = new HashSet<String>();
        for (Column c : columns)
            if (!names.add(c.name()))
                throw new IllegalArgumentException(
                        "CsvForm: expected a different name for each column, received '" + c.name() + "' twice");
        if (!names.contains(target) || columns.get(position(columns, target)) instanceof Ignored)
            throw new IllegalArgumentException(
                    "CsvForm: expected a target among the columns " + names + ", received '" + target + "'");
    }

    private static int position(List<Column> columns, String name) {
        for (int c = 0; c < columns.size(); c++) if (columns.get(c).name().equals(name)) return c;
        throw new IllegalArgumentException("CsvForm: there is no column '" + name + "'");
    }

    /// The place of the target among the columns.
    int targetPosition() {
        return position(columns, target);
    }

    /// The names of all columns.
    public List<String> names() {
        return columns.stream().map(Column::name).toList();
    }
}
