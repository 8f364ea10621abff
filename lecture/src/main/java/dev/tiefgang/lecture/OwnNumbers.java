package dev.tiefgang.lecture;

import dev.tiefgang.tensor.DataException;
import java.util.List;

/// Numbers that somebody typed.
final class OwnNumbers {
    private OwnNumbers() {}

    /// Finite numbers with commas between them.
    ///
    /// @throws DataException if they are too few or too many, or one is none
    static double[] list(String where, String text, int least, int most) {
        return list(where, text.isBlank() ? List.of() : List.of(text.split(",", -1)), least, most);
    }

    /// Finite numbers, one a word.
    ///
    /// @throws DataException if they are too few or too many, or one is none
    static double[] list(String where, List<String> words, int least, int most) {
        if (words.size() < least || words.size() > most)
            throw new DataException("%s: expected %s numbers with commas between, received %d"
                    .formatted(where, least == most ? least : least + " to " + most, words.size()));
        double[] numbers = new double[words.size()];
        for (int i = 0; i < numbers.length; i++) {
            String word = words.get(i).strip();
            try {
                numbers[i] = Numbers.parse(word);
            } catch (NumberFormatException e) {
                throw new DataException(
                        "%s: expected a number in place %d, received '%s'".formatted(where, i + 1, word), e);
            }
            if (!Double.isFinite(numbers[i]))
                throw new DataException(
                        "%s: expected a finite number in place %d, received %s".formatted(where, i + 1, word));
        }
        return numbers;
    }
}
