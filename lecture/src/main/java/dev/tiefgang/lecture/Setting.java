package dev.tiefgang.lecture;

import dev.tiefgang.nn.Names;
import java.util.List;
import java.util.Locale;

/// Something about an experiment that can be chosen: its name, what it means, which values it takes, and
/// the one of the lecture.
public sealed interface Setting {
    /// The name by which it is set.
    String name();

    /// What it means.
    Text meaning();

    /// The value of the lecture, as one would write it.
    String usual();

    /// Which values it takes, for people.
    Text range();

    /// The value that a word stands for: [Double], [Integer] or [String].
    ///
    /// @throws SettingException if it is none of this setting
    Object read(String word);

    /// A real number.
    record Real(String name, Text meaning, double least, double most, double value) implements Setting {
        @Override
        public String usual() {
            return Numbers.plain(value);
        }

        @Override
        public Text range() {
            return Text.same(Numbers.plain(least) + " … " + Numbers.plain(most));
        }

        @Override
        public Object read(String word) {
            try {
                double x = Numbers.parse(word);
                if (x >= least && x <= most) return x;
            } catch (NumberFormatException e) {
                // Answered below, as a number that does not fit.
            }
            throw refused(this, word);
        }
    }

    /// A whole number.
    record Whole(String name, Text meaning, int least, int most, int value) implements Setting {
        @Override
        public String usual() {
            return Integer.toString(value);
        }

        @Override
        public Text range() {
            return Text.same(least + " … " + most);
        }

        @Override
        public Object read(String word) {
            try {
                int x = Integer.parseInt(word.replace('−', '-'));
                if (x >= least && x <= most) return x;
            } catch (NumberFormatException e) {
                // Answered below, as a number that does not fit.
            }
            throw refused(this, word);
        }
    }

    /// One of some words.
    record Choice(String name, Text meaning, List<String> words, String usual) implements Setting {
        @Override
        public Text range() {
            return Text.same(String.join(", ", words));
        }

        @Override
        public Object read(String word) {
            String small = word.toLowerCase(Locale.ROOT);
            if (words.contains(small)) return small;
            String near = Names.near(word, words)
                    .map(n -> "; did you mean " + n + "?")
                    .orElse("");
            throw new SettingException(
                    "%s: expected one of %s, received '%s'%s".formatted(name, String.join(", ", words), word, near));
        }
    }

    /// Words whose content the experiment reads, such as points of one's own.
    ///
    /// @param form how they are written
    record Words(String name, Text meaning, Text form, String usual) implements Setting {
        /// Words whose form is told by signs and names alone.
        public Words(String name, Text meaning, String form, String usual) {
            this(name, meaning, Text.same(form), usual);
        }

        @Override
        public Text range() {
            return form;
        }

        @Override
        public Object read(String word) {
            return word;
        }
    }

    private static SettingException refused(Setting s, String word) {
        String kind = s instanceof Whole ? "a whole number" : "a number";
        return new SettingException("%s: expected %s in %s, received '%s'"
                .formatted(s.name(), kind, s.range().en(), word));
    }
}
