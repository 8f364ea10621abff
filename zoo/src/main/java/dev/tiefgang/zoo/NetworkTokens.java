package dev.tiefgang.zoo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The words, numbers and signs of a text that describes a network, each with its column.
public final class NetworkTokens {
    private static final Pattern TOKEN = Pattern.compile("\\s*([,()]|[^\\s,()]+)");
    private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,9})[x×](\\d{1,9})");

    /// @param column where it begins, counted from 1
    private record Token(String text, int column) {}

    /// Rows and columns.
    record Size(int rows, int columns) {}

    private final List<Token> tokens = new ArrayList<>();
    private final int end;
    private int at;

    NetworkTokens(String text) {
        Matcher m = TOKEN.matcher(text);
        for (int from = 0; m.find(from) && m.start() == from; from = m.end())
            tokens.add(new Token(m.group(1), m.start(1) + 1));
        this.end = text.stripTrailing().length() + 1;
    }

    boolean isEnd() {
        return at == tokens.size();
    }

    /// The word, number or sign at hand in small letters; nothing at the end.
    Optional<String> word() {
        return isEnd() ? Optional.empty() : Optional.of(tokens.get(at).text().toLowerCase(Locale.ROOT));
    }

    void next() {
        at++;
    }

    /// Passes over a word or sign if it is the one at hand.
    boolean take(String word) {
        boolean here = word().filter(word::equals).isPresent();
        if (here) at++;
        return here;
    }

    /// A whole number of at least `least`.
    ///
    /// @param what it stands for
    int whole(String what, int least) {
        String text = word().orElse("");
        if (!WHOLE.matcher(text).matches() || Integer.parseInt(text) < least)
            throw expected(what + ", a whole number of at least " + least);
        at++;
        return Integer.parseInt(text);
    }

    /// A number in a range.
    double number(String what, double from, double below) {
        String range = "%s, a number of at least %s and below %s".formatted(what, from, below);
        double value;
        try {
            value = Double.parseDouble(word().orElse(""));
        } catch (NumberFormatException e) {
            throw expected(range);
        }
        if (!(value >= from && value < below)) throw expected(range);
        at++;
        return value;
    }

    /// Rows and columns such as `3x5`, or one number for both.
    Size size(String what) {
        Matcher m = SIZE.matcher(word().orElse(""));
        if (!m.matches()) {
            if (!isNumber()) throw expected(what + " such as 3x3");
            int both = whole(what, 1);
            return new Size(both, both);
        }
        int rows = Integer.parseInt(m.group(1)), columns = Integer.parseInt(m.group(2));
        if (rows < 1 || columns < 1) throw expected(what + " of at least 1x1");
        at++;
        return new Size(rows, columns);
    }

    /// True where a number or size follows.
    boolean isNumber() {
        return word().filter(w -> Character.isDigit(w.charAt(0))).isPresent();
    }

    /// The error that something else is expected here.
    NetworkTextException expected(String what) {
        return new NetworkTextException(message(what) + ".");
    }

    /// The error that one of some words is expected here, with the nearest of them.
    NetworkTextException expected(String what, Collection<String> known) {
        Optional<String> wrong = word().filter(w -> Character.isLetter(w.charAt(0)));
        String offer = wrong.map(w -> ": did you mean '" + UnknownNameException.nearest(w, known) + "'?")
                .orElse(", for example '" + known.iterator().next() + "'.");
        return new NetworkTextException(message(what) + offer);
    }

    /// The error of a layer that refuses its settings.
    NetworkTextException refused(String word, IllegalArgumentException e) {
        int column = at == 0 ? 1 : tokens.get(at - 1).column();
        return new NetworkTextException(
                "Network, '%s' that ends at column %d: %s".formatted(word, column, e.getMessage()), e);
    }

    private String message(String what) {
        String found = isEnd() ? "the end" : "'" + tokens.get(at).text() + "'";
        return "Network, column %d: expected %s, found %s"
                .formatted(isEnd() ? end : tokens.get(at).column(), what, found);
    }
}
