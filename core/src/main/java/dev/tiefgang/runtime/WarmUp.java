package dev.tiefgang.runtime;

/// How runs became faster while their code was compiled.
///
/// @param runs how many there were, those of single steps not counted
/// @param seconds how long all of it took
/// @param first seconds of the first run
/// @param last seconds of a run at the end: the shortest mean of 10 milliseconds
/// @param steady whether the time of a run had stopped falling, rather than the time allowed being over
public record WarmUp(int runs, double seconds, double first, double last, boolean steady) {
    private static final double LIMIT = 30;
    /// Seconds without any gain that count as the end of falling: C2 has often been busy for one.
    private static final double STILL = 1.5;
    private static final double ROUND = 0.01;
    /// What counts as a gain.
    private static final double GAIN = 0.97;

    /// Runs once, then what gets the code compiled, and then until the time of a run has stopped falling.
    static WarmUp of(Runnable run, Runnable compiling) {
        double begin = now();
        run.run();
        double first = now() - begin;
        compiling.run();
        double end, best = Double.POSITIVE_INFINITY, gain = now(), limit = gain + LIMIT;
        int runs = 1;
        boolean steady;
        do {
            double round = now();
            int before = runs;
            do {
                run.run();
                runs++;
                end = now();
            } while (end - round < ROUND);
            double each = (end - round) / (runs - before);
            if (each < GAIN * best) gain = end;
            best = Math.min(best, each);
            steady = end - gain > STILL;
        } while (!steady && end < limit);
        return new WarmUp(runs, end - begin, first, best, steady);
    }

    private static double now() {
        return 1e-9 * System.nanoTime();
    }
}
