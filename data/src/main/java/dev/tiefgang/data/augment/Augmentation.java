package dev.tiefgang.data.augment;

/// One random change of pictures.
///
/// Those of [place][Geometric] act first, in their order, then those of the [values][Tonal], in theirs, at last
/// [Mixup]. Pixels from beyond the edge repeat the edge.
public sealed interface Augmentation {
    /// A change of where things are.
    sealed interface Geometric extends Augmentation {}

    /// A change of values that leaves everything in its place; results are clamped to 0 to 1.
    sealed interface Tonal extends Augmentation {}

    /// Mirrored left to right, every second time. Text: `flip`.
    record Flip() implements Geometric {}

    /// Mirrored top to bottom, every second time. Text: `flipv`.
    record FlipVertical() implements Geometric {}

    /// Moved by up to `pixels` along each axis. Text: `shift:2`.
    record Shift(double pixels) implements Geometric {
        public Shift {
            require("shift", pixels, 0, 10_000);
        }
    }

    /// Turned around the middle by up to `degrees` either way. Text: `rotate:15`.
    record Rotate(double degrees) implements Geometric {
        public Rotate {
            require("rotate", degrees, 0, 180);
        }
    }

    /// Larger or smaller by a factor of `1 − amount` to `1 + amount`. Text: `scale:0.1`.
    record Scale(double amount) implements Geometric {
        public Scale {
            require("scale", amount, 0, 0.9);
        }
    }

    /// A part of at least `least` of each side, of the same proportions, is brought to the full size. Text:
    /// `crop:0.8`. Source: C. Szegedy et al., "Going deeper with convolutions", 2015.
    record Crop(double least) implements Geometric {
        public Crop {
            require("crop", least, 0.05, 1);
        }
    }

    /// Each pixel is fetched from another place, `pixels` away in a typical case, neighbours from places that
    /// differ little; `smooth` is how far neighbourhood reaches, in pixels. Text: `elastic:1.5` or
    /// `elastic:1.5:4`. Source: P. Simard, D. Steinkraus, J. Platt, "Best practices for convolutional neural
    /// networks applied to visual document analysis", 2003.
    record Elastic(double pixels, double smooth) implements Geometric {
        public Elastic {
            require("elastic", pixels, 0, 100);
            require("elastic", smooth, 0.5, 20);
        }

        /// A neighbourhood of 4 pixels.
        public Elastic(double pixels) {
            this(pixels, 4);
        }
    }

    /// All values are raised by the same number, up to `amount` either way. Text: `brightness:0.2`.
    record Brightness(double amount) implements Tonal {
        public Brightness {
            require("brightness", amount, 0, 1);
        }
    }

    /// Distances from the mean are stretched by a factor of `1 − amount` to `1 + amount`. Text: `contrast:0.2`.
    record Contrast(double amount) implements Tonal {
        public Contrast {
            require("contrast", amount, 0, 1);
        }
    }

    /// Distances from grey are stretched by a factor of `1 − amount` to `1 + amount`; a picture of one
    /// channel stays as it is. Text: `colour:0.3`.
    record Colour(double amount) implements Tonal {
        public Colour {
            require("colour", amount, 0, 1);
        }
    }

    /// Blurred by a Gauss function with a deviation of up to `pixels`. Text: `blur:1`.
    record Blur(double pixels) implements Tonal {
        public Blur {
            require("blur", pixels, 0, 20);
        }
    }

    /// A random number with mean 0 and deviation `deviation` is added to each value. Text: `noise:0.05`.
    record Noise(double deviation) implements Tonal {
        public Noise {
            require("noise", deviation, 0, 1);
        }
    }

    /// A square of `side` pixels around a random pixel is black. Text: `cutout:8`. Source: T. DeVries, G.
    /// Taylor, "Improved regularization of convolutional neural networks with cutout", 2017.
    record Cutout(int side) implements Tonal {
        public Cutout {
            require("cutout", side, 1, 10_000);
        }
    }

    /// `λ` of the picture and `1 − λ` of another one, and so for their classes, with `λ` from the distribution
    /// Beta(α, α). Text: `mixup:0.2`. Source: H. Zhang et al., "mixup: beyond empirical risk minimization",
    /// 2018.
    record Mixup(double alpha) implements Augmentation {
        public Mixup {
            require("mixup", alpha, 0.01, 1);
        }
    }

    private static void require(String name, double value, double least, double most) {
        if (!(value >= least && value <= most))
            throw new IllegalArgumentException(name + ": expected a number of " + number(least) + " to " + number(most)
                    + ", received " + number(value));
    }

    /// A number as a text writes it.
    static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
