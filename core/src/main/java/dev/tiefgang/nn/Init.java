package dev.tiefgang.nn;

import dev.tiefgang.tensor.Rng;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.tensor.Tensor;
import java.util.List;

/// How a parameter gets its first numbers.
///
/// `fanIn` is how many numbers one output reads through the tensor, `fanOut` how many outputs read one number.
public sealed interface Init {
    /// Fills a tensor; what it becomes depends on the generator, the tensor's shape and the fans alone.
    ///
    /// @throws ShapeException if there is no such start for tensors of this shape
    void fill(Tensor t, Rng rng, int fanIn, int fanOut);

    /// An initialiser that looks at one element after the other.
    sealed interface Elementwise extends Init {
        /// The first value of element `i`.
        double value(Rng rng, int i, int fanIn, int fanOut);

        /// Fills a tensor; element `i` depends on the generator and `i` alone.
        @Override
        default void fill(Tensor t, Rng rng, int fanIn, int fanOut) {
            for (int i = 0; i < t.size(); i++) t.put(i, value(rng, i, fanIn, fanOut));
        }
    }

    /// The same number everywhere.
    record Constant(double value) implements Elementwise {
        @Override
        public double value(Rng rng, int i, int fanIn, int fanOut) {
            return value;
        }
    }

    /// Given numbers, each `run` times and all of them again and again: the biases of gates.
    record Runs(int run, List<Double> numbers) implements Elementwise {
        public Runs {
            numbers = List.copyOf(numbers);
            if (run < 1 || numbers.isEmpty() || !numbers.stream().allMatch(Double::isFinite))
                throw new IllegalArgumentException("Runs: expected finite numbers in runs of at least 1, received "
                        + numbers + " in runs of " + run);
        }

        @Override
        public double value(Rng rng, int i, int fanIn, int fanOut) {
            return numbers.get(i / run % numbers.size());
        }
    }

    /// Uniform in `[−limit, limit)`.
    record Uniform(double limit) implements Elementwise {
        public Uniform {
            if (!(limit >= 0))
                throw new IllegalArgumentException("Uniform: expected a limit of at least 0, received " + limit);
        }

        @Override
        public double value(Rng rng, int i, int fanIn, int fanOut) {
            return (2 * rng.uniformDouble(i) - 1) * limit;
        }
    }

    /// Normal with mean 0.
    record Normal(double deviation) implements Elementwise {
        public Normal {
            if (!(deviation >= 0))
                throw new IllegalArgumentException("Normal: expected a deviation of at least 0, received " + deviation);
        }

        @Override
        public double value(Rng rng, int i, int fanIn, int fanOut) {
            return deviation * rng.normal(i);
        }
    }

    /// Uniform with limit `√(6 / (fanIn + fanOut))`, for tanh and sigmoid. Source: Glorot, Bengio, 2010.
    record Glorot() implements Elementwise {
        @Override
        public double value(Rng rng, int i, int fanIn, int fanOut) {
            return new Uniform(Math.sqrt(6.0 / (fanIn + fanOut))).value(rng, i, fanIn, fanOut);
        }
    }

    /// Normal with deviation `√(2 / fanIn)`, for relu. Source: He et al., 2015.
    record He() implements Elementwise {
        @Override
        public double value(Rng rng, int i, int fanIn, int fanOut) {
            return new Normal(Math.sqrt(2.0 / fanIn)).value(rng, i, fanIn, fanOut);
        }
    }

    /// Normal with deviation `√(1 / fanIn)`. Source: LeCun, Bottou, Orr, Müller: "Efficient backprop", 1998.
    record LeCun() implements Elementwise {
        @Override
        public double value(Rng rng, int i, int fanIn, int fanOut) {
            return new Normal(Math.sqrt(1.0 / fanIn)).value(rng, i, fanIn, fanOut);
        }
    }

    /// Normal with mean 0, drawn again where it lies further than two deviations from it.
    ///
    /// @param deviation of the normal distribution; what is left of it has 0.87963 times that
    record TruncatedNormal(double deviation) implements Elementwise {
        /// `√(1 − 4·φ(2) / (2·Φ(2) − 1))`, with density and distribution function of the standard normal.
        static final double LEFT = 0.87962566103423978;

        private static final double CUT = 2;

        public TruncatedNormal {
            if (!(deviation >= 0))
                throw new IllegalArgumentException(
                        "TruncatedNormal: expected a deviation of at least 0, received " + deviation);
        }

        @Override
        public double value(Rng rng, int i, int fanIn, int fanOut) {
            var own = new Rng(rng.bits(i));
            double z = own.normal(0);
            for (int again = 1; Math.abs(z) > CUT; again++) z = own.normal(again);
            return deviation * z;
        }
    }

    /// Mean 0 and variance `scale / fan`: what [Glorot], [He] and [LeCun] are examples of.
    ///
    /// @param scale above 0
    /// @param fan what it is divided by
    /// @param distribution its form; all have the same variance
    record VarianceScaling(double scale, Fan fan, Distribution distribution) implements Elementwise {
        /// Inputs of an output, outputs of an input, or the mean of both.
        public enum Fan {
            IN,
            OUT,
            AVERAGE
        }

        /// Uniform, normal, or normal [within two deviations][TruncatedNormal].
        public enum Distribution {
            UNIFORM,
            NORMAL,
            TRUNCATED_NORMAL
        }

        public VarianceScaling {
            if (!(scale > 0) || scale == Double.POSITIVE_INFINITY)
                throw new IllegalArgumentException("VarianceScaling: expected a scale above 0, received " + scale);
        }

        @Override
        public double value(Rng rng, int i, int fanIn, int fanOut) {
            double n = switch (fan) {
                case IN -> fanIn;
                case OUT -> fanOut;
                case AVERAGE -> (fanIn + fanOut) / 2.0;
            };
            double deviation = Math.sqrt(scale / n);
            Elementwise init = switch (distribution) {
                case UNIFORM -> new Uniform(Math.sqrt(3) * deviation);
                case NORMAL -> new Normal(deviation);
                case TRUNCATED_NORMAL -> new TruncatedNormal(deviation / TruncatedNormal.LEFT);
            };
            return init.value(rng, i, fanIn, fanOut);
        }
    }

    /// Rows at right angles, all of length `gain`; where there are more rows than columns, columns instead.
    ///
    /// A tensor counts as a matrix of its first axis by all others. Every such matrix is as probable as every
    /// other. Source: Saxe, McClelland, Ganguli: "Exact solutions to the nonlinear dynamics of learning in deep
    /// linear neural networks", 2014.
    ///
    /// @param gain for example 1, or √2 for relu
    record Orthogonal(double gain) implements Init {
        public Orthogonal {
            requireFinite("Orthogonal", gain);
        }

        /// With a gain of 1.
        public Orthogonal() {
            this(1);
        }

        @Override
        public void fill(Tensor t, Rng rng, int fanIn, int fanOut) {
            requireMatrix("Orthogonal", t.shape());
            int rows = t.shape().dim(0), columns = t.size() / Math.max(1, rows);
            boolean wide = columns > rows;
            double[][] q = Orthonormal.vectors(Math.min(rows, columns), Math.max(rows, columns), rng);
            for (int i = 0; i < t.size(); i++) {
                int row = i / columns, column = i % columns;
                t.put(i, gain * (wide ? q[row][column] : q[column][row]));
            }
        }
    }

    /// Passes on what comes in: `gain` where first and second axis have the same index, in the middle of all
    /// further axes, else 0.
    ///
    /// A dense layer with as many outputs as inputs then gives its input, as does a convolution of one group
    /// with padding and odd extents. Source: Le, Jaitly, Hinton: "A simple way to initialize recurrent networks
    /// of rectified linear units", 2015.
    ///
    /// @param gain for example 1
    record Identity(double gain) implements Init {
        public Identity {
            requireFinite("Identity", gain);
        }

        /// With a gain of 1.
        public Identity() {
            this(1);
        }

        @Override
        public void fill(Tensor t, Rng rng, int fanIn, int fanOut) {
            Shape s = t.shape();
            requireMatrix("Identity", s);
            int inner = 1, middle = 0;
            for (int axis = 2; axis < s.rank(); axis++) {
                inner *= s.dim(axis);
                middle = middle * s.dim(axis) + s.dim(axis) / 2;
            }
            for (int i = 0; i < t.size(); i++) t.put(i, 0);
            for (int k = 0; t.size() > 0 && k < Math.min(s.dim(0), s.dim(1)); k++)
                t.put((k * s.dim(1) + k) * inner + middle, gain);
        }
    }

    private static void requireFinite(String init, double gain) {
        if (!Double.isFinite(gain))
            throw new IllegalArgumentException(init + ": expected a finite gain, received " + gain);
    }

    private static void requireMatrix(String init, Shape shape) {
        if (shape.rank() < 2)
            throw new ShapeException(init + ": expected a tensor of at least 2 axes, received " + shape);
    }
}
