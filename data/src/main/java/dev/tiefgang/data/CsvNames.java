package dev.tiefgang.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the columns of a file are called: as the header says, each by another name, or by their positions.
///
/// The second column of a name `x` is `x.2`, and a column without a name is called by its position.
///
/// @param names   one for each column, all of them different
/// @param remarks on names that the header does not have, a sentence each
record CsvNames(List<String> names, List<String> remarks) {
    CsvNames {
        names = List.copyOf(names);
        remarks = List.copyOf(remarks);
    }

    /// The names of a file that begins so.
    static CsvNames of(CsvDialect dialect) {
        return dialect.header()
                ? ofHeader(dialect.first())
                : ofPositions(dialect.first().size());
    }

    private static CsvNames ofPositions(int columns) {
        var names = new ArrayList<String>();
        for (int c = 1; c <= columns; c++) names.add(Integer.toString(c));
        return new CsvNames(names, List.of());
    }

    /// The names that a header gives.
    static CsvNames ofHeader(List<String> header) {
        var taken = new HashSet<>(header);
        var times = new HashMap<String, Integer>();
        Map<String, List<String>> further = new LinkedHashMap<>();
        var names = new ArrayList<String>();
        var remarks = new ArrayList<String>();
        for (int c = 0; c < header.size(); c++) {
            String name = header.get(c);
            if (name.isBlank()) {
                String position = free(Integer.toString(c + 1), 1, taken);
                remarks.add("Column " + (c + 1) + " has no name in the header and is called '" + position
                        + "'; if it only numbers the rows, add --ignore " + position + ".");
                names.add(position);
                continue;
            }
            int time = times.merge(name, 1, Integer::sum);
            names.add(time == 1 ? name : free(name + "." + time, time, taken));
            if (time > 1) further.computeIfAbsent(name, _ -> new ArrayList<>()).add("'" + names.getLast() + "'");
        }
        further.forEach((name, others) -> remarks.add("The header has '" + name + "' "
                + (others.size() == 1
                        ? "twice; the second one is called "
                        : others.size() + 1 + " times; the further ones are called ")
                + String.join(", ", others) + "."));
        return new CsvNames(names, remarks);
    }

    /// The name, or the first one of `name.2`, `name.3`, … that no column has; it is taken from then on.
    private static String free(String name, int from, HashSet<String> taken) {
        String free = name;
        for (int k = from + 1; !taken.add(free); k++) free = name.replaceFirst("\\." + from + "$", "") + "." + k;
        return free;
    }
}
