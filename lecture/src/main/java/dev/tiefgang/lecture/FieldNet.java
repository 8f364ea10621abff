package dev.tiefgang.lecture;

import dev.tiefgang.loss.Loss;
import dev.tiefgang.nn.Activation;
import dev.tiefgang.nn.Conv2d;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.GlobalMaxPool2d;
import dev.tiefgang.nn.MaxPool2d;
import dev.tiefgang.nn.Network;
import dev.tiefgang.optim.Adam;
import dev.tiefgang.train.Recipe;

/// A small network for pictures of the field: three convolutions, of each of whose last maps the largest
/// answer is kept, wherever it is.
final class FieldNet {
    static final int SIDE = 32;

    private FieldNet() {}

    static Network of(int outputs, Loss loss) {
        return of(SIDE, outputs, loss);
    }

    /// For pictures of another size, which the same numbers serve.
    static Network of(int side, int outputs, Loss loss) {
        return Network.of(
                "field",
                FieldPicture.shape(side),
                loss,
                new Conv2d(8, 5).same(),
                Activation.relu(),
                new MaxPool2d(2),
                new Conv2d(16, 3).same(),
                Activation.relu(),
                new MaxPool2d(2),
                new Conv2d(32, 3).same(),
                Activation.relu(),
                new GlobalMaxPool2d(),
                new Dense(outputs));
    }

    static Recipe recipe(int epochs, long seed) {
        return Recipe.of(new Adam(0.003)).epochs(epochs).batch(25).seed(seed);
    }
}
