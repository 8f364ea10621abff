package dev.tiefgang.data;

import dev.tiefgang.tensor.DataException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Where the columns of a form stand in a file that may have them in another order.
///
/// @param width  fields of a row
/// @param places for each column of the form its place in the file, -1 where the file does not have it
record CsvLayout(int width, int[] places) {
    private static final int ABSENT = -1;

    /// The layout of a file without a header: that of the form, with or without the target.
    static CsvLayout plain(CsvForm form, int width, boolean needsTarget) {
        int n = form.columns().size(), target = form.targetPosition();
        boolean without = !needsTarget && width == n - 1;
        int[] places = new int[n];
        for (int c = 0; c < n; c++) places[c] = !without || c < target ? c : c == target ? ABSENT : c - 1;
        return new CsvLayout(without ? n - 1 : n, places);
    }

    /// The layout that a header tells: columns are found by their names, of several columns of a name by their
    /// order; columns that the form does not know are passed over.
    ///
    /// @param needsTarget whether the target must be there
    /// @throws DataException if one is missing or there more often than the form knows it
    static CsvLayout named(Path file, long line, CsvForm form, List<String> header, boolean needsTarget) {
        int[] places = new int[form.columns().size()];
        List<String> names = CsvNames.ofHeader(header).names();
        var missing = new ArrayList<String>();
        for (int c = 0; c < places.length; c++) {
            CsvForm.Column column = form.columns().get(c);
            places[c] = names.indexOf(column.name());
            if (places[c] < 0) places[c] = header.indexOf(column.name());
            boolean needed = column.name().equals(form.target()) ? needsTarget : !(column instanceof CsvForm.Ignored);
            if (places[c] < 0 && needed) missing.add("'" + column.name() + "'");
        }
        String problem = missing.isEmpty() ? ambiguous(form, header, names) : "missing: " + String.join(", ", missing);
        if (!problem.isEmpty())
            throw new DataException(file + ", line " + line + ": expected the columns " + form.names() + ", received "
                    + header + "; " + problem);
        return new CsvLayout(header.size(), places);
    }

    /// A name of the form that the header has more often than the form: it is open which column is meant.
    private static String ambiguous(CsvForm form, List<String> header, List<String> names) {
        for (int c = 0; c < names.size(); c++)
            if (!names.get(c).equals(header.get(c))
                    && form.names().contains(header.get(c))
                    && !form.names().contains(names.get(c)))
                return "'" + header.get(c) + "' is there more often than expected";
        return "";
    }
}
