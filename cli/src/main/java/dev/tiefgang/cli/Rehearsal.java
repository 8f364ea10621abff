package dev.tiefgang.cli;

import dev.tiefgang.data.Pictures;
import dev.tiefgang.formats.ModelFile;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import dev.tiefgang.zoo.Zoo;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// Runs the short commands once when the application is built, so that Java can note which classes they need and load
/// them ahead at every start.
final class Rehearsal {
    private static final int WIDTH = 48, HEIGHT = 64;

    private Rehearsal() {}

    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory("tiefgang-rehearsal");
        Path model = folder.resolve("model.safetensors"), picture = folder.resolve("one.png");
        try {
            ModelFile.save(Zoo.entry("lenet5").network().model(1), model);
            Pictures.writePng(picture, one());
            run("model", "list");
            run("predict", model.toString(), picture.toString());
        } finally {
            Files.deleteIfExists(model);
            Files.deleteIfExists(picture);
            Files.delete(folder);
        }
    }

    private static void run(String... words) {
        var nowhere = new PrintWriter(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        Main.run(nowhere, nowhere, words);
    }

    /// A dark upright stroke on white.
    private static Tensor one() {
        float[] pixels = new float[HEIGHT * WIDTH];
        Arrays.fill(pixels, 1);
        for (int y = 8; y < HEIGHT - 8; y++) Arrays.fill(pixels, y * WIDTH + 20, y * WIDTH + 27, 0.1f);
        return Tensor.of(Shape.of(1, HEIGHT, WIDTH), pixels);
    }
}
