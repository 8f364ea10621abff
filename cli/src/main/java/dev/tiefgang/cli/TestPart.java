package dev.tiefgang.cli;

import dev.tiefgang.train.DataSet;
import java.util.Optional;

/// The samples that a network is tested on.
///
/// @param tested how they stand to those that it learned
/// @param remark what people should know about that
record TestPart(DataSet samples, Tested tested, Optional<String> remark) {
    /// The part that is kept for the test; of files of the user's own all samples, unless the run has learned from
    /// just these.
    ///
    /// @param run that the network comes from, where that is known
    static TestPart of(Optional<RunDescription> run, Datasets.Loaded data) {
        return switch (data.parts()) {
            case OWN -> new TestPart(data.test(), Tested.PUT_ASIDE, Optional.empty());
            case SAME -> same(run, data);
            case SPLIT -> split(run, data);
        };
    }

    private static TestPart same(Optional<RunDescription> run, Datasets.Loaded data) {
        if (run.isEmpty())
            return new TestPart(
                    data.test(),
                    Tested.UNKNOWN,
                    Optional.of("'" + data.name()
                            + "' has no part for the test: a network that learned from it is tested on what was learned."));
        if (isLearned(run.get(), data))
            return new TestPart(
                    data.test(),
                    Tested.LEARNED,
                    Optional.of("The run has learned from these samples, and there are no others: it is tested on what"
                            + " was learned."));
        return others(run.get(), data);
    }

    private static TestPart split(Optional<RunDescription> run, Datasets.Loaded data) {
        if (run.isEmpty())
            return new TestPart(
                    data.form().isPresent() ? data.whole() : data.test(), Tested.UNKNOWN, Optional.empty());
        if (isLearned(run.get(), data))
            return new TestPart(
                    data.test(),
                    Tested.PUT_ASIDE,
                    Optional.of("The run has learned from this " + kind(data)
                            + "; it is tested on the fifth that was put aside."));
        return others(run.get(), data);
    }

    /// Other data than the run learned from, or what became of them.
    private static TestPart others(RunDescription run, Datasets.Loaded data) {
        DataSet all = data.whole();
        if (!place(run.data().name()).equals(place(data.name())))
            return new TestPart(all, Tested.UNKNOWN, Optional.empty());
        return new TestPart(
                all,
                Tested.CHANGED,
                Optional.of("This " + kind(data) + " has changed since the run learned from it, so which samples were"
                        + " learned is not known any more: it is tested on all " + Units.of(all.size(), "sample")
                        + ", and the figures flatter where some of them were learned."));
    }

    /// By their fingerprint: a file may lie elsewhere now, and one of the same name may hold other samples.
    private static boolean isLearned(RunDescription run, Datasets.Loaded data) {
        DataSet training = data.training();
        return training.size() == run.data().samples()
                && DataPrint.of(training).equals(run.data().fingerprint());
    }

    /// A name without the size of the pictures, which is found out anew where it is not stated.
    private static String place(String name) {
        return name.replaceFirst("@[0-9x]+$", "");
    }

    private static String kind(Datasets.Loaded data) {
        return data.form().isPresent() ? "file" : "folder";
    }
}
