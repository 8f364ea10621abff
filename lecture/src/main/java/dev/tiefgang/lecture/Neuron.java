package dev.tiefgang.lecture;

/// One neuron with a threshold: `o = Step_t(Σᵢ wᵢxᵢ)`, 1 where the sum is above the threshold `t`, else 0.
///
/// With a bias the threshold becomes the weight of a constant input 1: `o = Step₀(w₀·1 + Σᵢ wᵢxᵢ)` with
/// `w₀ = −t`.
record Neuron(double[] w, double t) {
    /// `in = Σᵢ wᵢxᵢ`.
    double in(double[] x) {
        double in = 0;
        for (int i = 0; i < w.length; i++) in += w[i] * x[i];
        return in;
    }

    double output(double[] x) {
        return in(x) > t ? 1 : 0;
    }

    /// The weights of the same neuron with a bias, `w₀` first.
    double[] withBias() {
        double[] all = new double[w.length + 1];
        all[0] = -t;
        System.arraycopy(w, 0, all, 1, w.length);
        return all;
    }

    /// `in = w₀·1 + Σᵢ wᵢxᵢ` for weights with a bias.
    static double in(double[] w, double[] x) {
        double in = w[0];
        for (int i = 0; i < x.length; i++) in += w[i + 1] * x[i];
        return in;
    }

    static double step(double in) {
        return in > 0 ? 1 : 0;
    }

    /// `w₀·1 + w₁·x₁ + …` with the numbers put in.
    ///
    /// @param least how many decimals a weight has at least
    static String sum(double[] w, double[] x, int least) {
        var text = new StringBuilder(Precise.fixed(w[0], least)).append("·1");
        for (int i = 0; i < x.length; i++)
            text.append(" + ")
                    .append(Precise.factor(w[i + 1], least))
                    .append('·')
                    .append(Numbers.plain(x[i]));
        return text.toString();
    }

    /// `Step₀(in)` with the number put in: `Step₀(0.0390)`.
    static String stepOf(double in) {
        return "Step₀(" + Precise.fixed(in, 4) + ")";
    }
}
