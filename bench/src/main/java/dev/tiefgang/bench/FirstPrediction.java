package dev.tiefgang.bench;

import dev.tiefgang.formats.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a short program does: loads a model of digits, recognises one and ends. `bench/start` takes its time.
///
/// Arguments: the file; anything more to print the most memory that the process has had, too.
final class FirstPrediction {
    private FirstPrediction() {}

    public static void main(String[] args) throws IOException {
        float[] picture = new float[28 * 28];
        for (int i = 0; i < picture.length; i++) picture[i] = i % 17 / 17f;
        System.out.println(ModelFile.load(Path.of(args[0])).predictor().predict(picture)[7]);
        if (args.length == 1) return;
        for (String line : Files.readAllLines(Path.of("/proc/self/status")))
            if (line.startsWith("VmHWM:")) System.out.println(line);
    }
}
