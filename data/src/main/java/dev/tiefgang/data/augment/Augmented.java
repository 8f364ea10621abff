package dev.tiefgang.data.augment;

import dev.tiefgang.data.augment.Augmentation.Mixup;
import dev.tiefgang.tensor.Rng;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.train.DataSet;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A set of pictures that training sees changed.
final class Augmented implements DataSet {
    /// The epoch of a set that is not being trained on.
    private static final int NONE = -1;
    /// The step whose key decides what is mixed: behind all others.
    private static final int MIX = Integer.MAX_VALUE;

    private final Augment augment;
    private final DataSet base;
    private final long seed;
    private final int epoch;
    private final Optional<Mixup> mixup;
    private final int classes;
    private final Shape input;
    private final Shape target;
    private final ThreadLocal<Work> work;

    /// What one thread needs; used again and again.
    private static final class Work {
        final Warp warp;
        final Tones tones;
        final float[] raw;
        final float[] other;
        final float[] label = new float[1];

        Work(Augment augment, Shape s) {
            warp = new Warp(augment.steps(), s.dim(1), s.dim(2));
            tones = new Tones(augment.steps(), s.dim(0), s.dim(1), s.dim(2));
            raw = new float[s.size()];
            other = new float[s.size()];
        }
    }

    Augmented(Augment augment, DataSet base, long seed) {
        this(augment, base, seed, NONE, ThreadLocal.withInitial(() -> new Work(augment, base.input())));
    }

    private Augmented(Augment augment, DataSet base, long seed, int epoch, ThreadLocal<Work> work) {
        this.augment = augment;
        this.base = base;
        this.seed = seed;
        this.epoch = epoch;
        this.work = work;
        this.input = base.input();
        Augment.requirePicture(input);
        this.mixup = augment.steps().stream()
                .filter(Mixup.class::isInstance)
                .map(Mixup.class::cast)
                .findFirst();
        this.classes = mixup.isPresent() ? base.labels().size() : 0;
        if (mixup.isPresent() && classes == 0)
            throw new ShapeException(
                    "Augment: expected a data set with classes to mix, received '" + base.name() + "'");
        this.target = mixup.isPresent() ? Shape.of(classes) : base.target();
    }

    @Override
    public String name() {
        return base.name();
    }

    @Override
    public int size() {
        return base.size();
    }

    @Override
    public Shape input() {
        return input;
    }

    @Override
    public Shape target() {
        return target;
    }

    @Override
    public List<String> labels() {
        return mixup.isPresent() ? List.of() : base.labels();
    }

    @Override
    public DataSet epoch(int e) {
        return new Augmented(augment, base.epoch(e), seed, e, work);
    }

    @Override
    public void read(int index, float[] to, int inputOffset, float[] targetTo, int targetOffset) {
        Work w = work.get();
        if (mixup.isEmpty()) {
            picture(w, index, to, inputOffset, targetTo, targetOffset);
            return;
        }
        picture(w, index, to, inputOffset, w.label, 0);
        Arrays.fill(targetTo, targetOffset, targetOffset + classes, 0);
        if (epoch == NONE) targetTo[targetOffset + (int) w.label[0]] = 1;
        else mix(w, index, to, inputOffset, targetTo, targetOffset);
    }

    private void mix(Work w, int index, float[] to, int at, float[] targetTo, int targetOffset) {
        long key = Draws.step(Draws.sample(seed, epoch, index), MIX);
        int partner = (int) Math.unsignedMultiplyHigh(Rng.bits(key, 0), base.size());
        float share = (float) Draws.beta(Draws.step(key, 1), mixup.orElseThrow().alpha());
        targetTo[targetOffset + (int) w.label[0]] += share;
        picture(w, partner, w.other, 0, w.label, 0);
        targetTo[targetOffset + (int) w.label[0]] += 1 - share;
        for (int i = 0; i < w.other.length; i++) to[at + i] = share * to[at + i] + (1 - share) * w.other[i];
    }

    /// One picture, changed by everything but mixing.
    private void picture(Work w, int index, float[] to, int at, float[] targetTo, int targetOffset) {
        if (epoch == NONE) {
            base.read(index, to, at, targetTo, targetOffset);
            return;
        }
        long sample = Draws.sample(seed, epoch, index);
        if (w.warp.draw(sample)) {
            base.read(index, w.raw, 0, targetTo, targetOffset);
            w.warp.apply(w.raw, 0, to, at, input.dim(0));
        } else base.read(index, to, at, targetTo, targetOffset);
        w.tones.apply(sample, to, at);
    }

    @Override
    public boolean hasWeights() {
        return base.hasWeights();
    }

    /// A mixed sample weighs what its own picture does.
    @Override
    public float weight(int index) {
        return base.weight(index);
    }

    @Override
    public int label(int index) {
        if (mixup.isPresent())
            throw new IllegalStateException("Data set '" + name() + "' has no classes, it mixes them");
        return base.label(index);
    }
}
