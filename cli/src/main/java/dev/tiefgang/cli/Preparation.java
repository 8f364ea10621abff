package dev.tiefgang.cli;

import dev.tiefgang.data.DigitForm;
import dev.tiefgang.data.PictureFolder;
import dev.tiefgang.data.PictureForm;
import dev.tiefgang.data.Pictures;
import dev.tiefgang.tensor.DataException;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.nio.file.Path;
import java.util.Optional;

/// How a picture file is prepared for a network, so that it sees what it saw when it learned.
sealed interface Preparation {
    /// A picture that is prepared.
    ///
    /// @param picture `[channels, height, width]`
    /// @param description what was done, in one sentence
    record Prepared(Tensor picture, String description) {}

    /// Reads a picture file and prepares it.
    ///
    /// @throws DataException if the file is no picture or cannot be prepared
    Prepared of(Path file);

    /// The ink is found and placed as MNIST places digits.
    record Digit() implements Preparation {
        static final Shape SHAPE = Shape.of(1, 28, 28);

        @Override
        public Prepared of(Path file) {
            Tensor picture = Pictures.read(file);
            try {
                DigitForm form = DigitForm.of(picture);
                return new Prepared(form.picture(), "as a digit: " + form.description());
            } catch (DataException e) {
                throw new DataException(file + ": " + e.getMessage(), e);
            }
        }
    }

    /// The picture is brought to a size as a whole, as those of a folder are.
    record Fitted(PictureForm form) implements Preparation {
        @Override
        public Prepared of(Path file) {
            Tensor picture = Pictures.read(file);
            return new Prepared(
                    PictureFolder.shown(picture, form), "as a picture: " + form.description(picture.shape()));
        }
    }

    /// What suits a data set; empty where its samples are no pictures.
    ///
    /// @param data name of the set
    /// @param input shape of its samples
    static Optional<Preparation> of(String data, Shape input) {
        boolean digits = data.equals("mnist") || data.startsWith("emnist-");
        return digits && input.equals(Digit.SHAPE)
                ? Optional.of(new Digit())
                : form(input).map(Fitted::new);
    }

    /// What suits a saved model: what its run says, or one of earlier versions implies; a model file by
    /// itself tells by its labels whether it reads single characters.
    ///
    /// @throws UsageException if the model has learned from rows of a table
    /// @throws DataException if it does not take pictures
    static Preparation of(SavedModel saved) {
        Shape input = saved.model().network().input();
        Optional<RunDescription.Data> learned = LearnedData.of(saved);
        if (learned.isPresent() && learned.get().form().isPresent())
            throw new UsageException(
                    saved.path() + " has learned from rows of a CSV file: expected CSV files, received" + " pictures");
        return learned.flatMap(d -> d.pictures().or(() -> of(d.name(), input)))
                .or(() -> learned.isPresent() ? Optional.empty() : alone(saved, input))
                .orElseThrow(() -> new DataException(
                        saved.file() + ": expected a network for pictures, of shape [1, height, width] or [3, height,"
                                + " width], received one for inputs of shape " + input));
    }

    private static Optional<Preparation> alone(SavedModel saved, Shape input) {
        boolean characters = saved.labels().stream().allMatch(l -> l.codePointCount(0, l.length()) == 1);
        return of(characters ? "mnist" : "", input);
    }

    /// The size that pictures have as inputs of a network; empty where these are no pictures.
    static Optional<PictureForm> form(Shape input) {
        if (input.rank() != 3 || input.dim(0) != 1 && input.dim(0) != 3) return Optional.empty();
        if (Math.max(input.dim(1), input.dim(2)) > PictureForm.MOST) return Optional.empty();
        var form = new PictureForm(input.dim(1), input.dim(2));
        return Optional.of(input.dim(0) == 1 ? form.grey() : form);
    }
}
