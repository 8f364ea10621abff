package dev.tiefgang.nn;

import dev.tiefgang.tensor.Rng;
import dev.tiefgang.tensor.Tensor;
import java.util.List;

/// How a parameter gets its first numbers.
///
/// `fanIn` is how many numbers one output reads through the tensor, `fanOut` how many outputs read one number.
public sealed interface Init {
    /// The first value of element `i`.
    double value(Rng rng, int i, int fanIn, int fanOut);

    /// Fills a tensor; element `i` depends on the generator and `i` alone.
    default void fill(Tensor t, Rng rng, int fanIn, int fanOut) {
        for (int i = 0; i < t.size(); i++) t.put(i, value(rng, i, fanIn, fanOut));
    }

    /// The same number everywhere.
    record Constant(double value) implements Init {
        @Override
        public double value(Rng rng, int i, int fanIn, int fanOut) {
            return value;
        }
    }

    /// Given numbers, each `run` times and all of them again and again: the biases of gates.
    record Runs(int run, List<Double> numbers) implements Init {
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
    record Uniform(double limit) implements Init {
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
    record Normal(double deviation) implements Init {
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
    record Glorot() implements Init {
        @Override
        public double value(Rng rng, int i, int fanIn, int fanOut) {
            return new Uniform(Math.sqrt(6.0 / (fanIn + fanOut))).value(rng, i, fanIn, fanOut);
        }
    }

    /// Normal with deviation `√(2 / fanIn)`, for relu. Source: He et al., 2015.
    record He() implements Init {
        @Override
        public double value(Rng rng, int i, int fanIn, int fanOut) {
            return new Normal(Math.sqrt(2.0 / fanIn)).value(rng, i, fanIn, fanOut);
        }
    }

    /// Normal with deviation `√(1 / fanIn)`. Source: LeCun, Bottou, Orr, Müller: "Efficient backprop", 1998.
    record LeCun() implements Init {
        @Override
        public double value(Rng rng, int i, int fanIn, int fanOut) {
            return new Normal(Math.sqrt(1.0 / fanIn)).value(rng, i, fanIn, fanOut);
        }
    }
}
