package dev.tiefgang.cli;

import dev.tiefgang.data.CacheFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Where MNIST would be taken from, found out without reading it.
///
/// @param name `bundled`, `cache` or `absent`
/// @param description the same in a few words
record MnistPlace(String name, String description) {
    private static final String RESOURCES = "dev/tiefgang/data/mnist/";
    private static final List<String> FILES = List.of(
            "train-images-idx3-ubyte.gz",
            "train-labels-idx1-ubyte.gz",
            "t10k-images-idx3-ubyte.gz",
            "t10k-labels-idx1-ubyte.gz");

    /// The first place that has all files, in the order in which they are looked for.
    static MnistPlace find() {
        return find(MnistPlace.class.getClassLoader(), CacheFolder.standard().resolve("mnist"));
    }

    static MnistPlace find(ClassLoader loader, Path cache) {
        if (FILES.stream().allMatch(file -> loader.getResource(RESOURCES + file) != null))
            return new MnistPlace("bundled", "comes with Tiefgang");
        if (FILES.stream().allMatch(file -> Files.isRegularFile(cache.resolve(file))))
            return new MnistPlace("cache", "in " + cache);
        return new MnistPlace(
                "absent", "not on this machine; the first use downloads it (11 MiB), or --data-dir names its folder");
    }
}
