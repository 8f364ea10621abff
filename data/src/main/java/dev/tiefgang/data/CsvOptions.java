package dev.tiefgang.data;

import java.util.List;

/// How a CSV file is to be understood; everything has a default, and most is found out from the file.
///
/// ```java
/// var options = new CsvOptions().target("class").missing(CsvOptions.Missing.COLUMN);
/// ```
///
/// @param header       whether the first row names the columns
/// @param separator    between fields; [#DETECT] finds it among comma, semicolon, tab and bar
/// @param decimalComma whether numbers are written `3,5` rather than `3.5`
/// @param skip         lines in front of everything that are passed over
/// @param target       the column to be predicted: its name, or its position from 1, or from the end as `-1`
/// @param goal         whether the target is a class or a number
/// @param missing      what becomes of empty fields, `?`, `NA`, `N/A`, `NaN` and `null` in input columns
/// @param coding       how a column of words becomes numbers
/// @param categories   columns, named like the target, that hold categories although they look like numbers
/// @param ignored      columns, named like the target, that are left out
public record CsvOptions(
        Header header,
        char separator,
        boolean decimalComma,
        int skip,
        String target,
        Goal goal,
        Missing missing,
        Coding coding,
        List<String> categories,
        List<String> ignored) {

    /// The separator is found out.
    public static final char DETECT = '\0';

    /// Whether the first row names the columns.
    public enum Header {
        /// Yes where it holds different words only and the rows below look otherwise.
        DETECT,
        /// The first row names the columns.
        YES,
        /// The first row holds data; columns are called `1`, `2`, ….
        NO
    }

    /// What the target is.
    public enum Goal {
        /// Classes where there are words, or at most 20 different whole numbers; otherwise numbers.
        DETECT,
        /// Each different value is a class.
        CLASS,
        /// A real number.
        VALUE
    }

    /// What becomes of missing values in input columns.
    public enum Missing {
        /// An error that names the first one.
        REFUSE,
        /// The mean of the column, or its most frequent category.
        FILL,
        /// Like [#FILL], and a further input `NAME?` that is 1 where the value was missing.
        COLUMN
    }

    /// How a column of categories becomes numbers.
    public enum Coding {
        /// One input for each category, of which one is 1.
        ONE_HOT,
        /// One input: the category's number from 0, the categories sorted.
        INDEX
    }

    public CsvOptions {
        categories = List.copyOf(categories);
        ignored = List.copyOf(ignored);
        if (skip < 0)
            throw new IllegalArgumentException("CsvOptions: expected 0 or more lines to skip, received " + skip);
        if (separator == '"' || separator == '\n' || separator == '\r')
            throw new IllegalArgumentException("CsvOptions: a quote or an end of line cannot separate fields");
    }

    /// Everything is found out; the target is the last column; missing values are refused; categories are
    /// one-hot.
    public CsvOptions() {
        this(Header.DETECT, DETECT, false, 0, "-1", Goal.DETECT, Missing.REFUSE, Coding.ONE_HOT, List.of(), List.of());
    }

    /// With or without names in the first row.
    public CsvOptions header(Header header) {
        return new CsvOptions(
                header, separator, decimalComma, skip, target, goal, missing, coding, categories, ignored);
    }

    /// Another separator.
    public CsvOptions separator(char separator) {
        return new CsvOptions(
                header, separator, decimalComma, skip, target, goal, missing, coding, categories, ignored);
    }

    /// Numbers with a decimal comma, or with a point.
    public CsvOptions decimalComma(boolean comma) {
        return new CsvOptions(header, separator, comma, skip, target, goal, missing, coding, categories, ignored);
    }

    /// Passes over some lines at the beginning.
    public CsvOptions skip(int lines) {
        return new CsvOptions(
                header, separator, decimalComma, lines, target, goal, missing, coding, categories, ignored);
    }

    /// Predicts another column.
    public CsvOptions target(String column) {
        return new CsvOptions(
                header, separator, decimalComma, skip, column, goal, missing, coding, categories, ignored);
    }

    /// Predicts a class or a number.
    public CsvOptions goal(Goal goal) {
        return new CsvOptions(
                header, separator, decimalComma, skip, target, goal, missing, coding, categories, ignored);
    }

    /// Treats missing values otherwise.
    public CsvOptions missing(Missing missing) {
        return new CsvOptions(
                header, separator, decimalComma, skip, target, goal, missing, coding, categories, ignored);
    }

    /// Codes categories otherwise.
    public CsvOptions coding(Coding coding) {
        return new CsvOptions(
                header, separator, decimalComma, skip, target, goal, missing, coding, categories, ignored);
    }

    /// Takes columns as categories although they look like numbers.
    public CsvOptions categories(String... columns) {
        return new CsvOptions(
                header, separator, decimalComma, skip, target, goal, missing, coding, List.of(columns), ignored);
    }

    /// Leaves columns out.
    public CsvOptions ignored(String... columns) {
        return new CsvOptions(
                header, separator, decimalComma, skip, target, goal, missing, coding, categories, List.of(columns));
    }
}
