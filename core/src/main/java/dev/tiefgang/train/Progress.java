package dev.tiefgang.train;

/// Where training stands; a live view that changes with every step.
public final class Progress {
    final int samples;
    final int batch;
    final int epochs;
    final int stepsPerEpoch;
    /// Batches that make one change of the weights.
    final int group;
    int epoch;
    int batchInEpoch;
    long step;
    double lossSum;
    long right;
    long seen;

    Progress(Epoch epoch, Recipe recipe) {
        this.samples = epoch.learned();
        this.batch = epoch.batch();
        this.epochs = recipe.epochs();
        this.stepsPerEpoch = epoch.steps();
        this.group = Math.min(recipe.extra().accumulate(), stepsPerEpoch);
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

    /// Epochs done, with the part of the current one, which is the same for all batches of a change.
    double position() {
        int change = batchInEpoch / group;
        return epoch + (double) change / changesPerEpoch();
    }

    /// Changes of the weights in an epoch.
    int changesPerEpoch() {
        return (stepsPerEpoch - 1) / group + 1;
    }

    /// Changes of the weights so far.
    long changes() {
        return (long) epoch * changesPerEpoch() + batchInEpoch / group;
    }

    /// How many batches of the next change are there.
    int batchOfGroup() {
        return batchInEpoch % group;
    }

    /// True where the weights change after the next batch.
    boolean changesNext() {
        return batchOfGroup() == group - 1 || batchInEpoch == stepsPerEpoch - 1;
    }

    /// Samples of all batches of the next change.
    int samplesOfGroup() {
        int before = (batchInEpoch - batchOfGroup()) * batch;
        return (int) Math.min((long) group * batch, samples - before);
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
