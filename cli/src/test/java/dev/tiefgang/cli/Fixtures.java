package dev.tiefgang.cli;

import dev.tiefgang.data.Pictures;
import dev.tiefgang.formats.ModelFile;
import dev.tiefgang.loss.SoftmaxCrossEntropy;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.Flatten;
import dev.tiefgang.nn.Layer;
import dev.tiefgang.nn.Network;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

/// Models, pictures and data sets small enough for tests.
final class Fixtures {
    private Fixtures() {}

    /// An untrained network for digits.
    static Path model(Path folder) {
        return model(folder, Shape.of(1, 28, 28), new Flatten(), new Dense(10));
    }

    static Path model(Path folder, Shape input, Layer... layers) {
        Path file = folder.resolve("model.safetensors");
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < 10; i++) labels.add(Integer.toString(i));
        new ModelFile(
                        Network.of("small", input, new SoftmaxCrossEntropy(), layers)
                                .model(1),
                        labels)
                .save(file);
        return file;
    }

    /// A dark stroke on white paper.
    static Path picture(Path file) throws IOException {
        float[] pixels = new float[60 * 40];
        Arrays.fill(pixels, 1);
        for (int y = 10; y < 50; y++) for (int x = 18; x < 23; x++) pixels[y * 40 + x] = 0;
        Files.createDirectories(file.toAbsolutePath().getParent());
        Pictures.writePng(file, Tensor.of(Shape.of(1, 60, 40), pixels));
        return file;
    }

    /// A PNG file that declares 60,000×60,000 pixels.
    static Path hugePicture(Path file) throws IOException {
        var header = ByteBuffer.allocate(17).put("IHDR".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        header.putInt(60_000).putInt(60_000).put(new byte[] {8, 0, 0, 0, 0});
        var crc = new CRC32();
        crc.update(header.array());
        var png =
                ByteBuffer.allocate(33).putLong(0x89504e470d0a1a0aL).putInt(13).put(header.array());
        return Files.write(file, png.putInt((int) crc.getValue()).array());
    }

    /// The four files of MNIST with `n` pictures each, the one of class `k` having its pixels in row `k` bright.
    static Path mnist(Path folder, int n) throws IOException {
        Files.createDirectories(folder);
        for (String part : List.of("train", "t10k")) {
            var pictures = ByteBuffer.allocate(16 + 784 * n)
                    .putInt(0x803)
                    .putInt(n)
                    .putInt(28)
                    .putInt(28);
            var labels = ByteBuffer.allocate(8 + n).putInt(0x801).putInt(n);
            for (int i = 0; i < n; i++) {
                labels.put((byte) (i % 10));
                byte[] picture = new byte[784];
                Arrays.fill(picture, 28 * (i % 10), 28 * (i % 10) + 28, (byte) 200);
                pictures.put(picture);
            }
            Files.write(folder.resolve(part + "-images-idx3-ubyte"), pictures.array());
            Files.write(folder.resolve(part + "-labels-idx1-ubyte"), labels.array());
        }
        return folder;
    }
}
