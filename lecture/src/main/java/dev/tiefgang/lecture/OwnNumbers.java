package dev.tiefgang.lecture;

import dev.tiefgang.tensor.DataException;

/// Numbers that somebody typed.
final class OwnNumbers {
    private OwnNumbers() {}

    /// Finite numbers with commas between them.
    ///
    /// @throws DataException if they are too few or too many, or one is none
    static double[] list(String where, String text, int least, int most) {
        String[] words = text.isBlank() ? new String[0] : text.split(",", -1);
        if (words.length < least || words.length > most)
            throw new DataException("%s: expected %d to %d numbers with commas between, received %d"
                    .formatted(where, least, most, words.length));
        double[] numbers = new double[words.length];
        for (int i = 0; i < words.length; i++) {
            try {
                numbers[i] = Numbers.parse(words[i].strip());
            } catch (NumberFormatException e) {
                throw new DataException(
                        "%s: expected a number in place %d, received '%s'".formatted(where, i + 1, words[i].strip()),
                        e);
            }
            if (!Double.isFinite(numbers[i]))
                throw new DataException("%s: expected a finite number in place %d, received %s"
                        .formatted(where, i + 1, words[i].strip()));
        }
        return numbers;
    }
}
