package dev.tiefgang.bench.race;

import dev.tiefgang.nn.Model;
import dev.tiefgang.nn.Summary;

/// What all sides of a race do: the same numbers go in.
public sealed interface Workload {
    /// Weights of less are taken to stay in a cache.
    long CACHE_BYTES = 16L << 20;

    /// Samples, or whatever is counted, of one step.
    int samples();

    /// Floating-point operations of one step, done directly; a fused multiply-add counts as two.
    double flops();

    /// Bytes that one step must at least bring from memory; 0 where they fit into a cache.
    double bytes();

    /// Recall of a batch.
    ///
    /// @param model with the weights of all sides
    /// @param input the batch, row-major
    /// @param ready whether the batch lies ready on our side too; else a step begins with handing it over
    @SuppressWarnings("ArrayRecordComponent")
    record Recall(Model model, int batch, float[] input, boolean ready) implements Workload {
        @Override
        public int samples() {
            return batch;
        }

        @Override
        public double flops() {
            return 2.0 * batch * model.network().summary().macs();
        }

        @Override
        public double bytes() {
            return large(4.0 * model.params().size());
        }
    }

    /// Plain SGD, one batch after the other.
    ///
    /// @param model with the weights that all sides begin with; left as it is
    /// @param rate learning rate
    /// @param classes number of classes, 0 where targets are real values
    /// @param inputs any number of batches, row-major; a step learns them all
    /// @param targets a class, or a row of values, for each sample
    @SuppressWarnings("ArrayRecordComponent")
    record Training(Model model, int batch, double rate, int classes, float[] inputs, float[] targets)
            implements Workload {
        /// Batches that a step learns.
        public int batches() {
            return samples() / batch;
        }

        @Override
        public int samples() {
            return inputs.length / model.network().input().size();
        }

        /// Forwards, and as much again for the gradients of weights and of all inputs but the pictures.
        @Override
        public double flops() {
            Summary summary = model.network().summary();
            long first = summary.rows().stream()
                    .mapToLong(Summary.Row::macs)
                    .filter(macs -> macs > 0)
                    .findFirst()
                    .orElse(0);
            return 2.0 * samples() * (3 * summary.macs() - first);
        }

        /// Weights are read forwards, backwards and for their change, and written.
        @Override
        public double bytes() {
            return 4 * large(4.0 * model.params().size()) * batches();
        }
    }

    /// The product of two square matrices.
    @SuppressWarnings("ArrayRecordComponent")
    record Product(int size, float[] a, float[] b) implements Workload {
        @Override
        public int samples() {
            return 1;
        }

        @Override
        public double flops() {
            return 2.0 * size * size * size;
        }

        @Override
        public double bytes() {
            return large(12.0 * size * size);
        }
    }

    /// A gradient of a convolution by itself.
    ///
    /// @param geometry what is convolved
    /// @param ofFilter whether it is the filter's gradient; else the input's
    /// @param operand the input for the filter's gradient, else the filter
    /// @param dy what comes back
    @SuppressWarnings("ArrayRecordComponent")
    record ConvolutionGradient(Geometry geometry, boolean ofFilter, float[] operand, float[] dy) implements Workload {
        @Override
        public int samples() {
            return geometry.batch();
        }

        @Override
        public double flops() {
            return geometry.flops();
        }

        @Override
        public double bytes() {
            return 0;
        }
    }

    private static double large(double bytes) {
        return bytes < CACHE_BYTES ? 0 : bytes;
    }
}
