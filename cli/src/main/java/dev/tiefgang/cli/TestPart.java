package dev.tiefgang.cli;

import dev.tiefgang.train.DataSet;
import java.util.Optional;

/// The samples that a network is tested on.
///
/// @param tested how they stand to those that it learned
/// @param remark what people should know about that
record TestPart(DataSet samples, Tested tested, Optional<String> remark) {
    /// The part that is kept for the test; of files of the user's own all samples, unless the run has learned
    /// from just these.
    ///
    /// @param learned what the network has learned from, where that is known
    static TestPart of(Optional<RunDescription.Data> learned, Datasets.Loaded data) {
        return switch (data.parts()) {
            case OWN -> new TestPart(data.test(), Tested.PUT_ASIDE, Optional.empty());
            case SAME -> same(learned, data);
            case SPLIT -> split(learned, data);
        };
    }

    private static TestPart same(Optional<RunDescription.Data> learned, Datasets.Loaded data) {
        if (learned.isEmpty())
            return new TestPart(
                    data.test(),
                    Tested.UNKNOWN,
                    Optional.of(
                            "'" + data.name()
                                    + "' has no part for the test: a network that learned from it is tested on what was learned."));
        if (isLearned(learned.get(), data))
            return new TestPart(
                    data.test(),
                    Tested.LEARNED,
                    Optional.of("The run has learned from these samples, and there are no others: it is tested on what"
                            + " was learned."));
        return others(learned.get(), data);
    }

    private static TestPart split(Optional<RunDescription.Data> learned, Datasets.Loaded data) {
        if (learned.isEmpty())
            return new TestPart(
                    data.test(),
                    Tested.UNKNOWN,
                    Optional.of("Whether the model has learned from this " + kind(data)
                            + " is not known; it is tested on the fifth that training puts aside."));
        if (isLearned(learned.get(), data))
            return new TestPart(
                    data.test(),
                    Tested.PUT_ASIDE,
                    Optional.of("The run has learned from this " + kind(data)
                            + "; it is tested on the fifth that was put aside."));
        return others(learned.get(), data);
    }

    /// Other data than the run learned from, or what became of them.
    private static TestPart others(RunDescription.Data learned, Datasets.Loaded data) {
        DataSet all = data.whole();
        if (!place(learned.name()).equals(place(data.name())))
            return new TestPart(all, Tested.UNKNOWN, Optional.empty());
        return new TestPart(
                all,
                Tested.CHANGED,
                Optional.of("This " + kind(data) + " has changed since the run learned from it, so which samples were"
                        + " learned is not known any more: it is tested on all " + Units.of(all.size(), "sample")
                        + ", and the figures flatter where some of them were learned."));
    }

    /// By their fingerprint: a file may lie elsewhere now, and one of the same name may hold other samples.
    private static boolean isLearned(RunDescription.Data learned, Datasets.Loaded data) {
        DataSet training = data.training();
        return training.size() == learned.samples() && DataPrint.of(training).equals(learned.fingerprint());
    }

    /// A name without the size of the pictures, which is found out anew where it is not stated.
    private static String place(String name) {
        return name.replaceFirst("@[0-9x]+$", "");
    }

    private static String kind(Datasets.Loaded data) {
        return data.form().isPresent() ? "file" : "folder";
    }
}
