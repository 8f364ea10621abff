package dev.tiefgang.data;

import java.util.List;

/// The four files of MNIST with size and SHA-256 of their unpacked content.
enum MnistFile {
    TRAIN_PICTURES(
            "train-images",
            Idx.Kind.PICTURES,
            47_040_016,
            "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
    TRAIN_LABELS(
            "train-labels",
            Idx.Kind.LABELS,
            60_008,
            "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
    TEST_PICTURES(
            "t10k-images",
            Idx.Kind.PICTURES,
            7_840_016,
            "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
    TEST_LABELS(
            "t10k-labels", Idx.Kind.LABELS, 10_008, "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2");

    private final String stem;
    private final Idx.Kind kind;
    private final long size;
    private final String sha256;

    MnistFile(String stem, Idx.Kind kind, long size, String sha256) {
        this.stem = stem;
        this.kind = kind;
        this.size = size;
        this.sha256 = sha256;
    }

    Idx.Kind kind() {
        return kind;
    }

    /// Bytes of the unpacked file.
    long size() {
        return size;
    }

    String sha256() {
        return sha256;
    }

    /// True where a file has the content of the original, however it was packed.
    boolean isOriginal(Idx content) {
        return content.sha256().equals(sha256);
    }

    /// The name under which mirrors, artifact and cache hold the file.
    String packedName() {
        return stem + "-" + type() + ".gz";
    }

    /// The names under which the file is handed around.
    List<String> names() {
        return List.of(
                stem + "-" + type(), stem + "." + type(), stem + "-" + type() + ".gz", stem + "." + type() + ".gz");
    }

    private String type() {
        return kind == Idx.Kind.PICTURES ? "idx3-ubyte" : "idx1-ubyte";
    }
}
