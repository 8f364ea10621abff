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
    /// Quotes that word processors and web pages put in place of the straight ones.
    static final String QUOTES = "\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a";

    private static final Pattern TOKEN = Pattern.compile("\\s*([,()]|[^\\s,()]+)");
    private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");
    private static final Pattern QUOTE = Pattern.compile("[" + QUOTES + "]");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,9})[x×](\\d{1,9})");

    /// @param column where it begins, counted from 1
    private record Token(String text, int column) {}

    /// Rows and columns.
    record Size(int rows, int columns) {}

    private final List<Token> tokens = new ArrayList<>();
    private final int end;
    private int at;

    /// @throws NetworkTextException if quotes stand in the text that the command line did not take for any
    NetworkTokens(String text) {
        Matcher quote = QUOTE.matcher(text);
        if (quote.find())
            throw new NetworkTextException(
                    "Network, column " + (quote.start() + 1) + ": expected straight quotes around the network, as in"
                            + " 'conv 16 3x3, relu, dense 10', found the typographic quote " + quote.group() + ".");
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
        if (text.matches("\\d{10,}")) throw expected(what + ", a whole number from " + least + " to 999999999");
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
        String offer = wrong.map(w -> UnknownNameException.offer(w, known))
                .orElse(", for example '" + known.iterator().next() + "'.");
        return new NetworkTextException(message(what) + offer);
    }

    /// The error that the layer before ends here, or goes on with one of some words; where another layer
    /// follows, that a comma is missing.
    NetworkTextException expectedEnd(String what, Collection<String> known) {
        if (word().filter(LayerWords.names()::contains).isPresent())
            return new NetworkTextException("Network, column " + column() + ": a comma is missing before '"
                    + tokens.get(at).text() + "'.");
        return known.isEmpty() ? expected(what) : expected(what, known);
    }

    /// The error of a layer that refuses its settings.
    NetworkTextException refused(String word, IllegalArgumentException e) {
        int column = at == 0 ? 1 : tokens.get(at - 1).column();
        return new NetworkTextException(
                "Network, '%s' that ends at column %d: %s".formatted(word, column, e.getMessage()), e);
    }

    private String message(String what) {
        String found = isEnd() ? "the end" : "'" + tokens.get(at).text() + "'";
        return "Network, column %d: expected %s, found %s".formatted(column(), what, found);
    }

    private int column() {
        return isEnd() ? end : tokens.get(at).column();
    }
}
