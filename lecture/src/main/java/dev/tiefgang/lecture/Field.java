package dev.tiefgang.lecture;

import dev.tiefgang.lecture.FieldPicture.Placed;
import dev.tiefgang.tensor.Rng;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// What may vary from one generated picture of the field to the next.
///
/// @param side pixels along an edge
/// @param from leftmost place of a thing, as a share of the width
/// @param to rightmost one
/// @param dark least light
/// @param bright most light
/// @param looks which looks a ball may have
record Field(int side, double from, double to, double dark, double bright, List<Integer> looks) {
    /// A seed of pictures that nobody learns from.
    static final long UNKNOWN = 0x7e57_7e57_7e57_7e57L;

    private static final double LEAST = 0.13, MOST = 0.22;
    private static final int TRIES = 50;

    Field {
        looks = List.copyOf(looks);
    }

    /// Things anywhere in daylight, the ball white with black patches.
    static Field of(int side) {
        return new Field(side, 0, 1, 1, 1, List.of(0));
    }

    Field between(double left, double right) {
        return new Field(side, left, right, dark, bright, looks);
    }

    Field light(double least, double most) {
        return new Field(side, from, to, least, most, looks);
    }

    Field looks(Integer... some) {
        return new Field(side, from, to, dark, bright, List.of(some));
    }

    /// A picture of these things, none over another where there is room.
    FieldPicture picture(long seed, int index, Thing... things) {
        Rng random = Rng.of(seed, "field", index);
        var placed = new ArrayList<Placed>();
        for (int t = 0; t < things.length; t++)
            for (int i = 0; i < TRIES; i++) {
                Placed p = place(things[t], random, 8L * (t * TRIES + i + 1));
                if (i + 1 < TRIES && placed.stream().anyMatch(o -> overlap(o, p))) continue;
                placed.add(p);
                break;
            }
        double light = dark + (bright - dark) * random.uniformDouble(0);
        return new FieldPicture(side, light, List.copyOf(placed), random.bits(1));
    }

    private Placed place(Thing thing, Rng random, long draw) {
        double r = side * (LEAST + (MOST - LEAST) * random.uniformDouble(draw));
        double left = Math.max(r, from * side), right = Math.min(side - r, to * side);
        double x = left + Math.max(0, right - left) * random.uniformDouble(draw + 1);
        double y = r + (side - 2 * r) * random.uniformDouble(draw + 2);
        return new Placed(thing, x, y, r, looks.get(random.below(draw + 3, looks.size())));
    }

    private static boolean overlap(Placed a, Placed b) {
        double apart = a.r() + b.r();
        return Math.abs(a.x() - b.x()) < apart && Math.abs(a.y() - b.y()) < apart;
    }

    /// Pictures of one thing each, the thing as the class, every thing equally often.
    Samples ofOne(int number, long seed) {
        Thing[] all = Thing.values();
        List<String> labels = Arrays.stream(all).map(t -> t.title().en()).toList();
        int[] classes = IntStream.range(0, number).map(i -> i % all.length).toArray();
        return samples(labels, classes, i -> picture(seed, i, all[classes[i]]));
    }

    /// Pictures of a ball, class 1, and as many of other things, class 0.
    Samples ofBalls(int number, long seed) {
        Thing[] others = {Thing.ROBOT, Thing.OBSTACLE, Thing.X_LINE, Thing.SPOT};
        int[] classes = IntStream.range(0, number).map(i -> 1 - i % 2).toArray();
        return samples(
                List.of("other", "ball"),
                classes,
                i -> picture(seed, i, classes[i] == 1 ? Thing.BALL : others[i / 2 % others.length]));
    }

    private Samples samples(List<String> labels, int[] classes, IntFunction<FieldPicture> pictures) {
        float[][] x = IntStream.range(0, classes.length)
                .mapToObj(i -> pictures.apply(i).pixels())
                .toArray(float[][]::new);
        return Samples.ofClasses("field", FieldPicture.shape(side), labels, x, classes);
    }
}
