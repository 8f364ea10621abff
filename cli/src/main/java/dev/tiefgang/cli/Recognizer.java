package dev.tiefgang.cli;

import dev.tiefgang.nn.Predictor;
import dev.tiefgang.runtime.Pool;
import dev.tiefgang.runtime.PortableKernels;
import dev.tiefgang.tensor.DataException;
import java.nio.file.Path;
import java.util.List;

/// Says what is in a picture file.
final class Recognizer {
    /// What was seen in a file.
    ///
    /// @param seen the picture as the network saw it, and how it came to be
    /// @param guesses the best first
    record Answer(Path file, Preparation.Prepared seen, List<Guess> guesses) {}

    private final SavedModel saved;
    private final Preparation preparation;
    private final Predictor predictor;

    /// @throws UsageException if the model has learned from rows of a table
    /// @throws DataException if the network does not take pictures
    Recognizer(SavedModel saved) {
        this.saved = saved;
        this.preparation = Preparation.of(saved);
        // Single pictures are done before vector kernels and threads would have started; the bits are the same.
        this.predictor = new Predictor(saved.model(), new Pool(1), new PortableKernels());
    }

    /// Reads a picture, prepares it as the network's training did, and recognises it.
    ///
    /// @param most guesses at most
    /// @throws DataException if the file is no picture, or nothing is written where a digit is expected
    Answer recognise(Path file, int most) {
        Preparation.Prepared seen = preparation.of(file);
        float[] answer = predictor.predict(seen.picture().floats());
        return new Answer(file, seen, Guess.best(saved, answer, most));
    }
}
