package dev.tiefgang.cli;

import dev.tiefgang.tensor.DataException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A class and how sure the network is of it.
///
/// @param sure what the network answers for the class
/// @param kind what that means
record Guess(String label, float sure, Certainty kind) {
    /// The classes with the highest answers, the first of equals first.
    ///
    /// @param most at most so many
    /// @throws DataException if an answer is not finite
    static List<Guess> best(SavedModel saved, float[] answers, int most) {
        Certainty kind = Certainty.of(saved.model().network().loss());
        List<Guess> guesses = new ArrayList<>();
        boolean[] taken = new boolean[answers.length];
        for (int n = 0; n < Math.min(most, answers.length); n++) {
            int best = -1;
            for (int i = 0; i < answers.length; i++) {
                requireFinite(saved, answers[i]);
                if (!taken[i] && (best < 0 || answers[i] > answers[best])) best = i;
            }
            taken[best] = true;
            guesses.add(new Guess(saved.labels().get(best), answers[best], kind));
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

    /// All guesses in a line: `good (97.31 %), then acc (2.10 %)`, or
    /// `good (score 1.027), then acc (score -0.031)`.
    static String text(List<Guess> guesses) {
        return String.join(", then ", guesses.stream().map(Guess::text).toList());
    }

    private String text() {
        return label + " (" + (kind == Certainty.SCORE ? "score " : "") + kind.text(sure, 2) + ")";
    }

    static List<Map<String, ?>> json(List<Guess> guesses) {
        List<Map<String, ?>> all = new ArrayList<>();
        for (Guess guess : guesses) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("label", guess.label());
            one.put(guess.kind().word(), (double) guess.sure());
            all.add(one);
        }
        return all;
    }
}
