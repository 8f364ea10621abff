package dev.tiefgang.cli;

import dev.tiefgang.tensor.Shape;
import dev.tiefgang.train.DataSet;
import java.util.List;

/// How numbers that are to be predicted are brought to mean 0 and deviation 1, and back: a network learns
/// prices in millions as well as shares.
///
/// @param mean of the training samples
/// @param deviation of the training samples; 1 where they are all the same
record Scale(double mean, double deviation) {
    /// Leaves numbers as they are.
    static final Scale NONE = new Scale(0, 1);

    Scale {
        if (!Double.isFinite(mean) || !(deviation > 0 && deviation < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException(
                    "Scale: expected a finite mean and a deviation above 0, received " + mean + " and " + deviation);
    }

    /// The scale of a set whose targets are single numbers.
    static Scale fit(DataSet training) {
        float[] input = new float[training.input().size()], target = new float[1];
        double sum = 0, squares = 0;
        for (int i = 0; i < training.size(); i++) {
            training.read(i, input, 0, target, 0);
            sum += target[0];
        }
        double mean = sum / training.size();
        for (int i = 0; i < training.size(); i++) {
            training.read(i, input, 0, target, 0);
            squares += (target[0] - mean) * (target[0] - mean);
        }
        double deviation = Math.sqrt(squares / training.size());
        return new Scale(mean, deviation > 1e-7 * Math.abs(mean) ? deviation : 1);
    }

    /// What a network's output means.
    double back(double output) {
        return mean + deviation * output;
    }

    /// A set with targets in this scale.
    DataSet of(DataSet data) {
        return equals(NONE) ? data : new Scaled(data, this);
    }

    private record Scaled(DataSet base, Scale scale) implements DataSet {
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
            return base.input();
        }

        @Override
        public Shape target() {
            return base.target();
        }

        @Override
        public List<String> labels() {
            return base.labels();
        }

        @Override
        public void read(int index, float[] input, int inputOffset, float[] target, int targetOffset) {
            base.read(index, input, inputOffset, target, targetOffset);
            for (int i = targetOffset; i < targetOffset + base.target().size(); i++)
                target[i] = (float) ((target[i] - scale.mean) / scale.deviation);
        }
    }
}
