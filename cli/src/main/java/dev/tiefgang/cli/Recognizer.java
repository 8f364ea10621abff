package dev.tiefgang.cli;

import dev.tiefgang.data.DigitForm;
import dev.tiefgang.data.Pictures;
import dev.tiefgang.nn.Predictor;
import dev.tiefgang.runtime.Pool;
import dev.tiefgang.runtime.PortableKernels;
import dev.tiefgang.tensor.DataException;
import dev.tiefgang.tensor.Shape;
import java.nio.file.Path;
import java.util.List;

/// Says what digit is in a picture file.
final class Recognizer {
    private static final Shape DIGIT = Shape.of(1, 28, 28);

    /// What was seen in a file.
    ///
    /// @param form the picture as the network saw it, and how it came to be
    /// @param guesses the most probable first
    record Answer(Path file, DigitForm form, List<Guess> guesses) {}

    private final SavedModel saved;
    private final Predictor predictor;

    /// @throws DataException if the network does not take pictures of digits
    Recognizer(SavedModel saved) {
        Shape input = saved.model().network().input();
        if (!input.equals(DIGIT))
            throw new DataException(saved.file() + ": expected a network for pictures of shape " + DIGIT
                    + ", received one for inputs of shape " + input);
        this.saved = saved;
        // Single pictures are done before vector kernels and threads would have started; the bits are the same.
        this.predictor = new Predictor(saved.model(), new Pool(1), new PortableKernels());
    }

    /// Reads a picture and recognises it.
    ///
    /// @param most guesses at most
    /// @throws DataException if the file is no picture or nothing is written there
    Answer recognise(Path file, int most) {
        DigitForm form = form(file);
        float[] probabilities = predictor.predict(form.picture().floats());
        return new Answer(file, form, Guess.best(saved, probabilities, most));
    }

    private static DigitForm form(Path file) {
        var picture = Pictures.read(file);
        try {
            return DigitForm.of(picture);
        } catch (DataException e) {
            throw new DataException(file + ": " + e.getMessage(), e);
        }
    }
}
