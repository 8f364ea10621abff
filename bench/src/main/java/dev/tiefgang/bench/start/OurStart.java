package dev.tiefgang.bench.start;

import dev.tiefgang.formats.ModelFile;
import java.nio.file.Path;
import java.util.Arrays;

/// A program that loads a model and recalls one sample. Argument: the model's file.
final class OurStart {
    private OurStart() {}

    public static void main(String[] args) {
        var model = ModelFile.load(Path.of(args[0]));
        float[] sample = new float[model.network().input().size()];
        Arrays.fill(sample, 0.5f);
        float[] prediction = model.predictor().predict(sample);
        System.out.println(Arrays.toString(prediction));
        System.out.println(PeakMemory.kilobytes());
    }
}
