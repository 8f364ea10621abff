package dev.tiefgang.cli;

import dev.tiefgang.tensor.DataException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A class and how sure the network is of it.
record Guess(String label, float probability) {
    /// The most probable classes, the first of equals first.
    ///
    /// @param most at most so many
    /// @throws DataException if a probability is not finite
    static List<Guess> best(SavedModel saved, float[] probabilities, int most) {
        List<Guess> guesses = new ArrayList<>();
        boolean[] taken = new boolean[probabilities.length];
        for (int n = 0; n < Math.min(most, probabilities.length); n++) {
            int best = -1;
            for (int i = 0; i < probabilities.length; i++) {
                requireFinite(saved, probabilities[i]);
                if (!taken[i] && (best < 0 || probabilities[i] > probabilities[best])) best = i;
            }
            taken[best] = true;
            guesses.add(new Guess(saved.labels().get(best), probabilities[best]));
        }
        return guesses;
    }

    /// @throws DataException if a network's answer is not finite
    static float requireFinite(SavedModel saved, float answer) {
        if (!Float.isFinite(answer))
            throw new DataException(
                    saved.file() + ": the network answers with " + answer + "; its weights are broken, train it again");
        return answer;
    }

    /// All guesses in a line: `good (97.31 %), then acc (2.10 %)`.
    static String text(List<Guess> guesses) {
        return String.join(", then ", guesses.stream().map(Guess::text).toList());
    }

    private String text() {
        return label + " (" + Units.percent(probability, 2) + ")";
    }

    static List<Map<String, ?>> json(List<Guess> guesses) {
        List<Map<String, ?>> all = new ArrayList<>();
        for (Guess guess : guesses) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("label", guess.label());
            one.put("probability", (double) guess.probability());
            all.add(one);
        }
        return all;
    }
}
