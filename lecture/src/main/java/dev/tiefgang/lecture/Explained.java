package dev.tiefgang.lecture;

/// A number and where it comes from: `in = Σᵢ wᵢxᵢ = 0.128·1 + (−0.158)·1 + (−0.089)·0 = −0.030`.
///
/// @param symbol what it is called
/// @param formula how it is computed, in the lecture's symbols
/// @param numbers the same with the numbers put in; empty where that says no more
public record Explained(String symbol, String formula, String numbers, double value) {
    private static final int DECIMALS = 4;

    /// All of it in a line.
    public String line() {
        String result = value == Math.rint(value) ? Numbers.plain(value) : Numbers.fixed(value, DECIMALS);
        String middle = numbers.isEmpty() || numbers.equals(result) ? "" : " = " + numbers;
        return symbol + " = " + formula + middle + " = " + result;
    }
}
