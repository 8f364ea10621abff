package dev.tiefgang.testkit;

import dev.tiefgang.tensor.Rng;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;

/// Random choices for one case: extents, shapes, options. The same seed draws the same case.
public final class Dice {
    /// How large what is drawn may be.
    public enum Size {
        /// A few elements: every gradient can be checked by differences.
        SMALL(64),
        /// Around the widths of vectors, blocks and tiles.
        AWKWARD(8_000),
        /// Enough work for several chunks.
        LARGE(70_000);

        private final int most;

        Size(int most) {
            this.most = most;
        }
    }

    private final Size size;
    private final Rng rng;
    private long drawn;

    public Dice(String name, Size size, long seed) {
        this.size = size;
        this.rng = Rng.of(seed, name + "/" + size, 0);
    }

    public Size size() {
        return size;
    }

    /// A number of `0 … bound − 1`.
    public int below(int bound) {
        return rng.below(drawn++, bound);
    }

    /// A number of `from … to`.
    public int between(int from, int to) {
        return from + below(to - from + 1);
    }

    public int of(int... choices) {
        return choices[below(choices.length)];
    }

    public boolean flip() {
        return below(2) == 0;
    }

    /// One of the extents of this size.
    public int extent() {
        return switch (size) {
            case SMALL -> of(1, 2, 3, 4);
            case AWKWARD -> of(1, 2, 15, 16, 17, 63, 65);
            case LARGE -> of(1, 2, 17, 63, 130, 257);
        };
    }

    /// An extent of 1 to 4 among small cases, else up to `most`.
    public int upTo(int most) {
        return between(1, size == Size.SMALL ? Math.min(4, most) : most);
    }

    /// A shape of 1 to 4 axes.
    public Shape shape() {
        return shape(between(1, 4));
    }

    /// A shape with that many axes whose elements do not exceed the size.
    public Shape shape(int rank) {
        while (true) {
            int[] e = new int[rank];
            long elements = 1;
            for (int i = 0; i < rank; i++) {
                e[i] = extent();
                elements *= e[i];
            }
            if (elements <= size.most) return Shape.of(e);
        }
    }

    /// The shape, one time in six with an axis of extent 0.
    public Shape orEmpty(Shape s) {
        return s.rank() == 0 || below(6) > 0 ? s : s.with(below(s.rank()), 0);
    }

    /// A shape that broadcasts to `s`: some axes of extent 1, some in front left out.
    public Shape partner(Shape s) {
        Shape p = s;
        for (int i = 0; i < s.rank(); i++) if (below(3) == 0) p = p.with(i, 1);
        for (int drop = below(3) == 0 ? below(s.rank() + 1) : 0; drop > 0; drop--) p = p.tail();
        return p;
    }

    /// Some of the axes of a shape, perhaps none or all.
    public Integer[] axes(Shape s) {
        var axes = new java.util.ArrayList<Integer>();
        for (int i = 0; i < s.rank(); i++) if (flip()) axes.add(i);
        return axes.toArray(Integer[]::new);
    }

    /// An axis of a shape, counted from either end.
    public int axis(Shape s) {
        if (s.rank() == 0) throw new ShapeException("expected a shape with axes, received a scalar");
        return between(-s.rank(), s.rank() - 1);
    }

    /// The axes of a shape in any order.
    public Integer[] order(int rank) {
        int[] p = Rng.of(rng.bits(drawn++), "order", 0).permutation(rank);
        return java.util.Arrays.stream(p).boxed().toArray(Integer[]::new);
    }
}
