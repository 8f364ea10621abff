package dev.tiefgang.lecture;

/// What a value of a result must be.
///
/// @param value the name of the value
/// @param what what it is
/// @param least the lowest numbers that are right
/// @param most the highest ones
public record Fact(String value, Text what, double[] least, double[] most) {
    /// These very numbers, but for rounding on the way.
    public static Fact exactly(String value, Text what, double... numbers) {
        return near(value, what, 1e-9, numbers);
    }

    /// These numbers, give or take `tolerance`.
    public static Fact near(String value, Text what, double tolerance, double... numbers) {
        double[] least = numbers.clone(), most = numbers.clone();
        for (int i = 0; i < numbers.length; i++) {
            least[i] -= tolerance;
            most[i] += tolerance;
        }
        return new Fact(value, what, least, most);
    }

    /// A number between two others.
    public static Fact between(String value, Text what, double least, double most) {
        return new Fact(value, what, new double[] {least}, new double[] {most});
    }

    /// What the fact wants and what there is.
    ///
    /// @param ok whether all numbers are right
    public record Checked(Fact fact, double[] got, boolean ok) {}

    Checked check(Result result) {
        double[] got = result.value(value);
        boolean ok = got.length == least.length;
        for (int i = 0; ok && i < got.length; i++) ok = got[i] >= least[i] && got[i] <= most[i];
        return new Checked(this, got, ok);
    }
}
