package dev.tiefgang.compile;

import dev.tiefgang.op.Pad;
import dev.tiefgang.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Which axis of pictures `[n, c, h, w]` is moved behind all others.
enum Innermost {
    /// `[c, h, w, n]`: lanes run across the pictures of a batch.
    BATCH(0, 1),
    /// `[n, h, w, c]`: lanes run across the channels.
    CHANNELS(1, 3);

    private final int axis;
    /// Values of lower rank have nothing to move.
    private final int leastRank;

    Innermost(int axis, int leastRank) {
        this.axis = axis;
        this.leastRank = leastRank;
    }

    /// The axis that is moved.
    int axis() {
        return axis;
    }

    /// True where a value of this shape can be stored so.
    boolean moves(Shape s) {
        return s.rank() >= leastRank;
    }

    /// True where moving the axis changes no number's place.
    boolean isFree(Shape s) {
        return s.dim(axis) == 1 || s.span(axis + 1, s.rank()) == 1;
    }

    /// Where an axis lies afterwards.
    int moved(int a, int rank) {
        return a < axis ? a : a == axis ? rank - 1 : a - 1;
    }

    /// Where axes lie afterwards.
    List<Integer> moved(List<Integer> axes, int rank) {
        return axes.stream().map(a -> moved(a, rank)).sorted().toList();
    }

    /// The extents as stored.
    Shape moved(Shape s) {
        List<Integer> order = order(s.rank());
        return Shape.of(order.stream().mapToInt(s::dim).toArray());
    }

    /// One number for every axis, as for a value that is stored so.
    private List<Integer> rearranged(List<Integer> numbers) {
        return order(numbers.size()).stream().map(numbers::get).toList();
    }

    Pad moved(Pad p) {
        return new Pad(rearranged(p.before()), rearranged(p.between()), rearranged(p.behind()), p.value());
    }

    /// The transposition that moves the axis.
    List<Integer> order(int rank) {
        var order = new ArrayList<Integer>();
        for (int a = 0; a < rank; a++) if (a != axis) order.add(a);
        order.add(axis);
        return order;
    }

    /// The transposition that moves it back.
    List<Integer> back(int rank) {
        return IntStream.range(0, rank).map(a -> moved(a, rank)).boxed().toList();
    }
}
