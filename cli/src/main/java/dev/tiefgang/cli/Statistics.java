package dev.tiefgang.cli;

import java.util.List;

/// Mean and spread of some numbers.
///
/// @param mean of the numbers
/// @param deviation standard deviation of a sample, `√(Σ (x − mean)² / (n − 1))`; 0 for a single number
/// @param count how many there are
record Statistics(double mean, double deviation, int count) {
    static Statistics of(List<Double> numbers) {
        if (numbers.isEmpty()) throw new IllegalArgumentException("Statistics: expected numbers, received none");
        double sum = 0, squares = 0;
        for (double x : numbers) sum += x;
        double mean = sum / numbers.size();
        for (double x : numbers) squares += (x - mean) * (x - mean);
        int n = numbers.size();
        return new Statistics(mean, n == 1 ? 0 : Math.sqrt(squares / (n - 1)), n);
    }

    /// As a share: `99.88 % ± 0.25`.
    String percent() {
        return Units.percent(mean, 2) + (count > 1 ? " ± " + Units.decimal(100 * deviation, 2) : "");
    }

    /// As a number: `3.214 ± 0.1`.
    String number() {
        return Measure.number(mean) + (count > 1 ? " ± " + Measure.number(deviation) : "");
    }
}
