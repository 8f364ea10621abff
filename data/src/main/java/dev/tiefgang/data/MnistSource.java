package dev.tiefgang.data;

import dev.tiefgang.tensor.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// Where the four files of MNIST are looked for, in this order:
///
/// 1. the folder, where one is named, and then nowhere else; plain or gzip, under their usual names
///    (`train-images-idx3-ubyte`, `train-images.idx3-ubyte`, with or without `.gz`, …);
/// 2. the artifact `tiefgang-data-mnist`, where it is on the class path or module path;
/// 3. the cache;
/// 4. the mirrors of the download, which puts them into the cache.
///
/// @param folder   a folder that holds the four files, named by the user
/// @param cache    the folder that keeps what was fetched; see [CacheFolder#standard()]
/// @param download the mirrors and how to fetch from them
public record MnistSource(Optional<Path> folder, Path cache, Download download) {
    private static final String RESOURCES = "dev/tiefgang/data/mnist/";

    /// No folder, the cache of this user, two public mirrors.
    public static MnistSource standard() {
        return new MnistSource(
                Optional.empty(),
                CacheFolder.standard(),
                Download.from(
                        URI.create("https://ossci-datasets.s3.amazonaws.com/mnist/"),
                        URI.create("https://storage.googleapis.com/cvdf-datasets/mnist/")));
    }

    /// The same, reading the files of a folder.
    public MnistSource withFolder(Path folder) {
        return new MnistSource(Optional.of(folder), cache, download);
    }

    /// The same with another cache.
    public MnistSource withCache(Path cache) {
        return new MnistSource(folder, cache, download);
    }

    /// The same with other mirrors, limits or report.
    public MnistSource withDownload(Download download) {
        return new MnistSource(folder, cache, download);
    }

    /// The digits to learn from, named `mnist`.
    ///
    /// @throws UnavailableException if they are nowhere to be found
    /// @throws DataException if they are broken
    public Mnist train() {
        return Mnist.of("mnist", open(MnistFile.TRAIN_PICTURES), open(MnistFile.TRAIN_LABELS));
    }

    /// The digits of the test, named `mnist-test`.
    ///
    /// @throws UnavailableException if they are nowhere to be found
    /// @throws DataException if they are broken
    public Mnist test() {
        return Mnist.of("mnist-test", open(MnistFile.TEST_PICTURES), open(MnistFile.TEST_LABELS));
    }

    private Idx open(MnistFile file) {
        if (folder.isPresent()) return fromFolder(folder.get(), file);
        return fromArtifact(file).orElseGet(() -> fromCache(file));
    }

    private static Idx fromFolder(Path folder, MnistFile file) {
        for (String name : file.names()) {
            Path path = folder.resolve(name);
            if (Files.isRegularFile(path)) return Idx.read(path, file.kind());
        }
        throw new DataException("The folder " + folder + " holds no file "
                + file.names().getFirst() + " of MNIST; looked for " + String.join(", ", file.names()));
    }

    /// The artifact opens its package, so that every class loader that has it finds its files.
    private static Optional<Idx> fromArtifact(MnistFile file) {
        String name = RESOURCES + file.packedName();
        return Stream.of(
                        MnistSource.class.getClassLoader(),
                        Thread.currentThread().getContextClassLoader())
                .filter(Objects::nonNull)
                .map(loader -> loader.getResource(name))
                .filter(Objects::nonNull)
                .findFirst()
                .map(url -> {
                    try (InputStream in = url.openStream()) {
                        return Idx.read(url.toString(), in.readNBytes((int) file.size()), file.kind());
                    } catch (IOException e) {
                        throw new DataException(url + " cannot be read: " + e, e);
                    }
                });
    }

    /// The file in the cache, fetched where it is missing or not the original.
    Idx fromCache(MnistFile file) {
        Path path = cache.resolve("mnist").resolve(file.packedName());
        return cached(path, file).orElseGet(() -> {
            try {
                download.fetch(file.packedName(), path, file.size(), file.sha256());
            } catch (UnavailableException e) {
                throw new UnavailableException(notFound(path, e), e);
            } catch (DataException e) {
                throw new DataException(notFound(path, e), e);
            }
            return Idx.read(path, file.kind());
        });
    }

    private static Optional<Idx> cached(Path path, MnistFile file) {
        if (!Files.isRegularFile(path)) return Optional.empty();
        try {
            return Optional.of(Idx.read(path, file.kind())).filter(file::isOriginal);
        } catch (DataException broken) {
            // Whatever spoilt it: a fresh copy takes its place, and if none can be had, that is what is reported.
            return Optional.empty();
        }
    }

    private static String notFound(Path path, DataException e) {
        return "MNIST was not found: the artifact tiefgang-data-mnist is not on the class path, the cache "
                + path.getParent() + " does not hold it, and " + e.getMessage()
                + "; connect to the network once, or put the files "
                + Arrays.stream(MnistFile.values())
                        .map(f -> f.names().getFirst())
                        .toList()
                + " into a folder and name it by --data-dir";
    }
}
