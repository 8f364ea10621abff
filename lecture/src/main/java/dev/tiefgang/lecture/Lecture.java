package dev.tiefgang.lecture;

import java.util.List;

/// All that the lecture consists of.
public final class Lecture {
    private static final List<Experiment> EXPERIMENTS = List.of(
            UploadsExperiment.of(),
            HandFeaturesExperiment.of(),
            GrowthExperiment.of(),
            GateExperiment.of(Task.AND, 5, 1.5, 1, 1),
            GateExperiment.of(Task.OR, 6, 0.5, 1, 1),
            GateExperiment.of(Task.NOT, 6, -0.5, -1),
            FindValuesExperiment.of(),
            LossesExperiment.of(),
            DescentExperiment.of(),
            OutputsExperiment.of(),
            AlgorithmExperiment.of(),
            AndTraceExperiment.of(),
            AndConventionsExperiment.of(),
            LearningRateExperiment.of(),
            RegressionExperiment.of(),
            SeparabilityExperiment.of(),
            SoftmaxExperiment.of(),
            LinearXorExperiment.of(),
            ActivationsExperiment.of(),
            MistakesExperiment.of(),
            XorExperiment.of(),
            XorSeedsExperiment.of(),
            CarsExperiment.sizes(),
            CarsExperiment.curve(),
            CarDecisionExperiment.of(),
            ConvolutionExperiment.of(),
            InvariancesExperiment.of(),
            FeaturesExperiment.of(),
            PictureExperiment.of(),
            FiltersExperiment.of(),
            PoolingExperiment.of(),
            RelearnExperiment.of(),
            TaggingExperiment.of(),
            OverfittingExperiment.of(),
            AccountantExperiment.of(),
            BridgeExperiment.of(),
            SizesExperiment.of(),
            ClockExperiment.of(),
            AtariExperiment.of(),
            RewardsExperiment.of(),
            DatasetsExperiment.of(),
            ModelsExperiment.of(),
            PlaygroundExperiment.of(),
            ThenAndNowExperiment.of());

    private Lecture() {}

    /// The experiments in the order of the slides.
    public static List<Experiment> experiments() {
        return EXPERIMENTS;
    }

    /// The slides.
    public static List<Slide> slides() {
        return Slides.all();
    }

    /// Where the slides are wrong.
    public static List<Erratum> errata() {
        return Errata.all();
    }

    /// The experiments of a slide.
    public static List<Experiment> of(Slide slide) {
        return EXPERIMENTS.stream()
                .filter(e -> e.slides().contains(slide.number()))
                .toList();
    }

    /// An experiment by its id.
    ///
    /// @throws SettingException if there is none; the message says which may be meant
    public static Experiment named(String id) {
        List<String> ids = EXPERIMENTS.stream().map(Experiment::id).toList();
        return EXPERIMENTS.stream()
                .filter(e -> e.id().equals(id))
                .findFirst()
                .orElseThrow(() -> SettingException.unknown("experiment", id, ids, ids));
    }
}
