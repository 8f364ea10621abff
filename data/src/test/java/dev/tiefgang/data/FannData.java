package dev.tiefgang.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Scanner;
import java.util.zip.GZIPInputStream;

/// The pairs of a file of the FANN benchmarks: a line of inputs, a line of targets.
record FannData(float[][] inputs, float[][] targets) {
    static FannData read(Path file) {
        try (var in = new Scanner(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.US_ASCII)) {
            int pairs = in.nextInt(), width = in.nextInt(), depth = in.nextInt();
            var data = new FannData(new float[pairs][width], new float[pairs][depth]);
            for (int i = 0; i < pairs; i++) {
                for (int k = 0; k < width; k++) data.inputs[i][k] = Float.parseFloat(in.next());
                for (int k = 0; k < depth; k++) data.targets[i][k] = Float.parseFloat(in.next());
            }
            return data;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
