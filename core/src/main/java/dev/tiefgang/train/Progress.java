package dev.tiefgang.train;

/// Where training stands; a live view that changes with every step.
public final class Progress {
    final int samples;
    final int batch;
    final int epochs;
    final int stepsPerEpoch;
    int epoch;
    int batchInEpoch;
    long step;
    double lossSum;
    long right;
    long seen;

    Progress(Epoch epoch, int epochs) {
        this.samples = epoch.learned();
        this.batch = epoch.batch();
        this.epochs = epochs;
        this.stepsPerEpoch = epoch.steps();
    }

    /// Takes over where another one stands, in epochs of the same steps.
    void set(Progress other) {
        epoch = other.epoch;
        batchInEpoch = other.batchInEpoch;
        step = other.step;
        lossSum = other.lossSum;
        right = other.right;
        seen = other.seen;
    }

    /// Epochs done, with the part of the current one.
    double position() {
        return epoch + (double) batchInEpoch / stepsPerEpoch;
    }

    /// The epoch at hand, counted from 1.
    public int epoch() {
        return Math.min(epoch + 1, epochs);
    }

    public int epochs() {
        return epochs;
    }

    /// Steps done in this epoch.
    public int stepInEpoch() {
        return batchInEpoch;
    }

    public int stepsPerEpoch() {
        return stepsPerEpoch;
    }

    /// Steps done since the start of training.
    public long step() {
        return step;
    }

    /// Samples learned in this epoch.
    public long seen() {
        return seen;
    }

    /// Samples that are learned in an epoch.
    public int samples() {
        return samples;
    }

    /// Mean loss of the samples of this epoch so far.
    public double loss() {
        return seen == 0 ? 0 : lossSum / seen;
    }

    /// Share of the samples of this epoch so far that were right.
    public double accuracy() {
        return seen == 0 ? 0 : (double) right / seen;
    }
}
