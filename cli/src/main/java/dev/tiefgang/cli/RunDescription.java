package dev.tiefgang.cli;

import dev.tiefgang.data.CsvForm;
import dev.tiefgang.nn.Network;
import dev.tiefgang.runtime.KernelChoice;
import dev.tiefgang.runtime.Winograd;
import dev.tiefgang.train.Epoch;
import dev.tiefgang.train.Recipe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/// Everything that is needed to repeat a run, and on what it ran; the content of `run.json`.
///
/// @param tiefgang version of the application
/// @param created when the run began, as ISO-8601 text in UTC
/// @param model name of the model
/// @param network what is trained
/// @param recipe how; its seed also decides the first numbers and the validation split
/// @param data what is learned from
/// @param augment how pictures are changed while they are learned, as `--augment` says it
/// @param validation samples put aside for choosing the best epoch
/// @param extensions epochs that were added later
/// @param machine on what it ran
record RunDescription(
        String tiefgang,
        String created,
        String model,
        Network network,
        Recipe recipe,
        Data data,
        Optional<String> augment,
        int validation,
        List<Extension> extensions,
        Machine machine) {
    /// The version of this application.
    static final String VERSION =
            Objects.requireNonNullElse(RunDescription.class.getPackage().getImplementationVersion(), "development");

    RunDescription {
        extensions = List.copyOf(extensions);
    }

    /// The training set.
    ///
    /// @param folder where its files lie, where the user named a folder
    /// @param samples its size
    /// @param fingerprint SHA-256 over its samples
    /// @param form how it is read, where it is a CSV file
    /// @param scale of the numbers to be predicted, where a CSV file is learned from that has some
    /// @param pictures how picture files are prepared to look like its samples, where these are pictures;
    ///     runs of earlier versions do not say it
    record Data(
            String name,
            Optional<String> folder,
            int samples,
            String fingerprint,
            Optional<CsvForm> form,
            Optional<Scale> scale,
            Optional<Preparation> pictures) {}

    /// From a step on, training goes to another number of epochs.
    record Extension(long step, int epochs) {}

    /// @param memory the most bytes that the Java machine takes
    /// @param winograd whether Winograd's algorithm was allowed, which together with the shapes decides how
    ///     convolutions are computed; runs of earlier versions do not say it
    record Machine(
            String system,
            String architecture,
            int processors,
            long memory,
            String java,
            int threads,
            String kernels,
            Optional<String> winograd) {
        static Machine current(int threads) {
            return new Machine(
                    System.getProperty("os.name") + " " + System.getProperty("os.version"),
                    System.getProperty("os.arch"),
                    Runtime.getRuntime().availableProcessors(),
                    Runtime.getRuntime().maxMemory(),
                    Runtime.version().toString(),
                    threads,
                    KernelChoice.current().why(),
                    Optional.of(winogradHere()));
        }

        static String winogradHere() {
            return Winograd.isAllowed() ? "allowed" : "forbidden";
        }
    }

    /// A run that begins now on this machine.
    static RunDescription begin(
            String model,
            Network network,
            Recipe recipe,
            Data data,
            Optional<String> augment,
            int validation,
            List<Extension> extensions,
            int threads) {
        return new RunDescription(
                VERSION,
                Instant.now().toString(),
                model,
                network,
                recipe,
                data,
                augment,
                validation,
                extensions,
                Machine.current(threads));
    }

    /// The same run with another number of epochs from a step on.
    RunDescription extended(long step, int epochs) {
        var all = new ArrayList<>(extensions);
        all.add(new Extension(step, epochs));
        return new RunDescription(tiefgang, created, model, network, recipe, data, augment, validation, all, machine);
    }

    /// The same task with another recipe, on samples of another scale.
    RunDescription with(Recipe other, Optional<Scale> scale) {
        var samples = new Data(
                data.name(), data.folder(), data.samples(), data.fingerprint(), data.form(), scale, data.pictures());
        return new RunDescription(
                tiefgang, created, model, network, other, samples, augment, validation, extensions, machine);
    }

    /// In what scale numbers are predicted.
    Scale scale() {
        return data.scale().orElse(Scale.NONE);
    }

    /// The recipe that holds after `step` steps.
    Recipe recipeAt(long step) {
        int epochs = recipe.epochs();
        for (Extension e : extensions) if (e.step() <= step) epochs = e.epochs();
        return recipe.epochs(epochs);
    }

    /// The next step after `step` at which the recipe changes.
    OptionalLong nextChange(long step) {
        return extensions.stream()
                .mapToLong(Extension::step)
                .filter(s -> s > step)
                .min();
    }

    /// True where more or fewer epochs were asked for after `step` steps.
    boolean isExtendedAt(long step) {
        return extensions.stream().anyMatch(e -> e.step() == step);
    }

    /// Steps in which all samples are shown once.
    int stepsPerEpoch() {
        return Epoch.of(network, recipe, data.samples() - validation).steps();
    }

    /// Epochs in all.
    int epochs() {
        return recipeAt(Long.MAX_VALUE).epochs();
    }
}
