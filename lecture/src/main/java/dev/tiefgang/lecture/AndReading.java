package dev.tiefgang.lecture;

import java.util.ArrayList;
import java.util.List;

/// One of the ways to read the three weights that the slide prints for AND: which of them belongs to the
/// bias, how inputs and targets are coded, and where the step lies.
///
/// @param slot the place of the bias weight, from 0 on
/// @param bias the constant input
/// @param atLeast whether the output is 1 already where `in = 0`
/// @param bipolarTargets whether outputs and targets are ±1, otherwise 0 and 1
/// @param bipolarInputs whether inputs are ±1, otherwise 0 and 1
/// @param exchanged whether the weight of x₂ stands before that of x₁
/// @param inputs what each pattern feeds to the weights, in their order
/// @param wanted what is wanted for each pattern
record AndReading(
        int slot,
        int bias,
        boolean atLeast,
        boolean bipolarTargets,
        boolean bipolarInputs,
        boolean exchanged,
        int[][] inputs,
        int[] wanted) {
    static final int SLOTS = 3;

    /// Every reading there is.
    static List<AndReading> all() {
        var all = new ArrayList<AndReading>();
        boolean[] noYes = {false, true};
        for (int slot = 0; slot < SLOTS; slot++)
            for (int bias : new int[] {1, -1})
                for (boolean atLeast : noYes)
                    for (boolean targets : noYes)
                        for (boolean inputs : noYes)
                            for (boolean exchanged : noYes)
                                all.add(of(slot, bias, atLeast, targets, inputs, exchanged));
        return List.copyOf(all);
    }

    private static AndReading of(
            int slot, int bias, boolean atLeast, boolean bipolarTargets, boolean bipolarInputs, boolean exchanged) {
        int n = Task.AND.size();
        int[][] inputs = new int[n][SLOTS];
        int[] wanted = new int[n];
        for (int p = 0; p < n; p++) {
            double[] x = Task.AND.x()[p];
            int first = exchanged ? 1 : 0;
            // The inputs take the places that the bias leaves.
            inputs[p][slot] = bias;
            inputs[p][slot == 0 ? 1 : 0] = coded(x[first], bipolarInputs);
            inputs[p][slot == 2 ? 1 : 2] = coded(x[1 - first], bipolarInputs);
            wanted[p] = coded(Task.AND.y()[p], bipolarTargets);
        }
        return new AndReading(slot, bias, atLeast, bipolarTargets, bipolarInputs, exchanged, inputs, wanted);
    }

    private static int coded(double bit, boolean bipolar) {
        return (int) (bipolar ? 2 * bit - 1 : bit);
    }

    /// `in = Σᵢ wᵢxᵢ`, exactly, in the unit of the weights.
    static long in(long[] w, int[] x) {
        long in = 0;
        for (int i = 0; i < x.length; i++) in += w[i] * x[i];
        return in;
    }

    int output(long in) {
        int off = bipolarTargets ? -1 : 0;
        return in > 0 || atLeast && in == 0 ? 1 : off;
    }

    /// How many of the patterns these weights judge wrongly, tested without learning.
    int tested(long[] w) {
        int wrong = 0;
        for (int p = 0; p < wanted.length; p++) if (output(in(w, inputs[p])) != wanted[p]) wrong++;
        return wrong;
    }

    /// What the printed weights are called: `[w₀;w₁;w₂]`.
    String weights() {
        var names = new ArrayList<>(exchanged ? List.of("w₂", "w₁") : List.of("w₁", "w₂"));
        names.add(slot, "w₀");
        return "[" + String.join(";", names) + "]";
    }

    String step() {
        return atLeast ? "in ≥ 0" : "in > 0";
    }

    static String codes(boolean bipolar) {
        return bipolar ? "−1/1" : "0/1";
    }
}
