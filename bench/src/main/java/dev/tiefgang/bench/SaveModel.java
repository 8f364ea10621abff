package dev.tiefgang.bench;

import dev.tiefgang.formats.ModelFile;
import dev.tiefgang.zoo.Zoo;
import java.nio.file.Path;

/// Saves a network of the zoo with random weights. Arguments: network, file.
final class SaveModel {
    private SaveModel() {}

    public static void main(String[] args) {
        ModelFile.save(Zoo.entry(args[0]).network().model(1), Path.of(args[1]));
    }
}
