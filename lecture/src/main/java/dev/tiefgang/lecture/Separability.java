package dev.tiefgang.lecture;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Whether a line separates two sets of points in the plane, with a proof either way, exactly.
///
/// A line with the widest margin touches a pair of points, one of each set, and stands upright on what
/// joins them, or it runs beside two points of one set and touches one of the other. All of these are
/// tried. Where none separates, the hulls of the sets have a point in common (Radon 1921), and it can be
/// found with at most four points: the same point twice, a point between two others, two crossing pairs, or
/// a point in a triangle.
///
/// Points are counted in millionths, as whole numbers of at most [#LARGEST] millions: every sign is exact.
final class Separability {
    /// Largest coordinate.
    static final double LARGEST = 1000;

    private static final double UNIT = 1e6;

    private final Task task;
    private final long[][] x;

    private Separability(Task task) {
        this.task = task;
        this.x = new long[task.size()][];
        for (int p = 0; p < x.length; p++) x[p] = new long[] {whole(task.x()[p][0]), whole(task.x()[p][1])};
    }

    /// A proof.
    sealed interface Proof {}

    /// `w₀ + w₁x₁ + w₂x₂` is above 0 for all points that want 1 and below 0 for the others; `margin` is the
    /// distance of the nearest point.
    record Line(double[] w, double margin) implements Proof {}

    /// A point that is a mixture of points of either set, with the shares of each pattern, which sum to 1
    /// in each set.
    record Common(double[] point, double[] shares) implements Proof {}

    /// Whether a coordinate is a whole number of millionths and not too large.
    static boolean isExact(double coordinate) {
        return Math.abs(coordinate) <= LARGEST && Math.rint(coordinate * UNIT) / UNIT == coordinate;
    }

    private static long whole(double coordinate) {
        if (!isExact(coordinate))
            throw new IllegalArgumentException(
                    "Separability: expected millionths up to " + LARGEST + ", received " + coordinate);
        return Math.round(coordinate * UNIT);
    }

    /// @param task patterns of two inputs, some of either kind
    static Proof of(Task task) {
        var s = new Separability(task);
        return s.line().<Proof>map(l -> l).orElseGet(s::common);
    }

    private Optional<Line> line() {
        int[] one = patterns(1), zero = patterns(0);
        Optional<Line> best = Optional.empty();
        for (int a : one)
            for (int b : zero) best = wider(best, candidate(one, zero, x[a][0] - x[b][0], x[a][1] - x[b][1]));
        for (int[] set : new int[][] {one, zero})
            for (int a : set)
                for (int b : set) best = wider(best, candidate(one, zero, x[a][1] - x[b][1], x[b][0] - x[a][0]));
        return best;
    }

    private static Optional<Line> wider(Optional<Line> best, Optional<Line> other) {
        if (other.isEmpty()) return best;
        return best.isPresent() && best.get().margin() >= other.get().margin() ? best : other;
    }

    /// The line in the middle between the sets along a direction, if it separates them.
    private Optional<Line> candidate(int[] one, int[] zero, long w1, long w2) {
        long least = IntStream.of(one)
                .mapToLong(p -> w1 * x[p][0] + w2 * x[p][1])
                .min()
                .orElseThrow();
        long most = IntStream.of(zero)
                .mapToLong(p -> w1 * x[p][0] + w2 * x[p][1])
                .max()
                .orElseThrow();
        if (least <= most) return Optional.empty();
        double length = Math.hypot((double) w1, (double) w2), middle = ((double) least + most) / 2;
        double[] w = {-middle / length / UNIT, w1 / length, w2 / length};
        return Optional.of(new Line(w, ((double) least - most) / 2 / length / UNIT));
    }

    private int[] patterns(double y) {
        return IntStream.range(0, task.size()).filter(p -> task.y()[p] == y).toArray();
    }

    private Common common() {
        for (int kind = 0; kind < 2; kind++) {
            int[] a = patterns(kind), b = patterns(1 - kind);
            // One point of the first set in what three of the other make, which may be the same.
            for (int p : a)
                for (int i = 0; i < b.length; i++)
                    for (int j = i; j < b.length; j++)
                        for (int k = j; k < b.length; k++) {
                            Optional<Common> c = inTriangle(p, b[i], b[j], b[k]);
                            if (c.isPresent()) return c.get();
                        }
        }
        int[] a = patterns(1), b = patterns(0);
        for (int i = 0; i < a.length; i++)
            for (int j = i + 1; j < a.length; j++)
                for (int k = 0; k < b.length; k++)
                    for (int l = k + 1; l < b.length; l++) {
                        Optional<Common> c = crossing(a[i], a[j], b[k], b[l]);
                        if (c.isPresent()) return c.get();
                    }
        throw new IllegalStateException("Separability: neither a line nor a common point was found for " + task.name());
    }

    /// Pattern `p` as a mixture of three others.
    private Optional<Common> inTriangle(int p, int i, int j, int k) {
        double[] shares = new double[task.size()];
        shares[p] = 1;
        long area = turn(i, j, k);
        if (area != 0) {
            long u = Long.signum(area) * turn(p, j, k),
                    v = Long.signum(area) * turn(i, p, k),
                    t = Long.signum(area) * turn(i, j, p);
            if (u < 0 || v < 0 || t < 0) return Optional.empty();
            double whole = Math.abs((double) area);
            shares[i] += u / whole;
            shares[j] += v / whole;
            shares[k] += t / whole;
            return Optional.of(new Common(task.x()[p].clone(), shares));
        }
        // All three on a line: each pair of them is an interval.
        for (int[] ends : List.of(new int[] {i, j}, new int[] {i, k}, new int[] {j, k})) {
            long dx = x[ends[1]][0] - x[ends[0]][0], dy = x[ends[1]][1] - x[ends[0]][1];
            long px = x[p][0] - x[ends[0]][0], py = x[p][1] - x[ends[0]][1];
            long length = dx * dx + dy * dy, along = px * dx + py * dy;
            boolean onLine = length == 0 ? px == 0 && py == 0 : px * dy == py * dx;
            if (!onLine || along < 0 || along > length) continue;
            double share = length == 0 ? 0 : (double) along / length;
            shares[ends[0]] += 1 - share;
            shares[ends[1]] += share;
            return Optional.of(new Common(task.x()[p].clone(), shares));
        }
        return Optional.empty();
    }

    /// Where the line from `i` to `j` crosses that from `k` to `l`.
    private Optional<Common> crossing(int i, int j, int k, int l) {
        long left = turn(i, j, k), right = turn(i, j, l), before = turn(k, l, i), behind = turn(k, l, j);
        if (Long.signum(left) * Long.signum(right) >= 0 || Long.signum(before) * Long.signum(behind) >= 0)
            return Optional.empty();
        double u = before / ((double) before - behind), v = left / ((double) left - right);
        double[] shares = new double[task.size()];
        shares[i] = 1 - u;
        shares[j] = u;
        shares[k] = 1 - v;
        shares[l] = v;
        double[] a = task.x()[i], b = task.x()[j];
        return Optional.of(new Common(new double[] {a[0] + u * (b[0] - a[0]), a[1] + u * (b[1] - a[1])}, shares));
    }

    /// Twice the area of a triangle, positive where it turns left.
    private long turn(int a, int b, int c) {
        return (x[b][0] - x[a][0]) * (x[c][1] - x[a][1]) - (x[b][1] - x[a][1]) * (x[c][0] - x[a][0]);
    }
}
