package dev.tiefgang.data.augment;

import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.train.DataSet;
import java.util.List;

/// Random changes of pictures, one after the other.
///
/// ```java
/// DataSet training = Augment.parse("flip,rotate:15,shift:2").of(pictures, 42);
/// ```
///
/// @param steps the changes
public record Augment(List<Augmentation> steps) {
    public Augment {
        steps = List.copyOf(steps);
        if (steps.stream().filter(Augmentation.Mixup.class::isInstance).count() > 1)
            throw new IllegalArgumentException("Augment: expected mixup once at most, received " + steps);
    }

    /// The changes of a text such as `flip,rotate:15,shift:2`; each [Augmentation] says how it is written.
    ///
    /// @throws AugmentException if the text describes none; it says where and what was expected
    public static Augment parse(String text) {
        return new Augment(AugmentText.parse(text));
    }

    /// A set that shows the pictures of another one changed, in every epoch of training otherwise.
    ///
    /// What is not read for an [epoch][DataSet#epoch(int)] is not changed. With [Augmentation.Mixup] the
    /// targets are shares of the classes, `[classes]`, and there are no labels: the network is trained with
    /// the same loss, but accuracy on the training set means less.
    ///
    /// @param seed equal seeds give equal pictures
    /// @throws ShapeException if the set does not hold pictures `[channels, height, width]`, or has no classes
    ///                        to mix
    public DataSet of(DataSet pictures, long seed) {
        return new Augmented(this, pictures, seed);
    }

    /// Changes the boxes of a picture as its picture is changed, in place.
    ///
    /// A box is `x₀, y₀, x₁, y₁` in pixels from the upper left corner. It becomes the smallest upright box
    /// around what it held, cut at the edges of the picture; what left the picture becomes a box without
    /// area.
    ///
    /// @param picture shape of the pictures
    /// @param seed    the seed of the set
    /// @param index   the sample
    /// @param boxes   four numbers for each box
    /// @throws ShapeException if there are no four numbers for each box or `picture` is not `[channels, h, w]`
    public void boxes(Shape picture, long seed, int epoch, int index, float[] boxes) {
        requirePicture(picture);
        if (boxes.length % 4 != 0)
            throw new ShapeException("Augment.boxes: expected four numbers for each box, received " + boxes.length);
        var warp = new Warp(steps, picture.dim(1), picture.dim(2));
        if (warp.draw(Draws.sample(seed, epoch, index))) for (int i = 0; i < boxes.length; i += 4) warp.box(boxes, i);
    }

    static void requirePicture(Shape shape) {
        if (shape.rank() != 3 || shape.size() == 0)
            throw new ShapeException(
                    "Augment: expected pictures of shape [channels, height, width], received samples of " + shape);
    }

    /// The text that [#parse] reads.
    @Override
    public String toString() {
        return AugmentText.write(steps);
    }
}
