package dev.tiefgang.data;

import dev.tiefgang.tensor.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;

/// Fetches gzip files from the first of several mirrors that delivers what is expected.
///
/// The file is written beside its target under a temporary name, checked, and renamed: the target either is
/// complete and right or does not exist. Redirects are followed within HTTP and HTTPS, never from HTTPS to HTTP.
///
/// @param mirrors        addresses of folders, each with a slash at the end, in the order of their use
/// @param connectTimeout how long to wait for a connection
/// @param totalTimeout   how long one file from one mirror may take in all
/// @param progress       told how far it has come
public record Download(List<URI> mirrors, Duration connectTimeout, Duration totalTimeout, Progress progress) {
    public Download {
        mirrors = List.copyOf(mirrors);
    }

    /// From the given mirrors, with 10 seconds to connect and 5 minutes per file, without a report.
    public static Download from(URI... mirrors) {
        return new Download(List.of(mirrors), Duration.ofSeconds(10), Duration.ofMinutes(5), Progress.none());
    }

    /// The same with another report.
    public Download withProgress(Progress progress) {
        return new Download(mirrors, connectTimeout, totalTimeout, progress);
    }

    /// The same with other limits of time.
    public Download withTimeouts(Duration connect, Duration total) {
        return new Download(mirrors, connect, total, progress);
    }

    /// Fetches one file.
    ///
    /// @param file   its name at the mirrors
    /// @param target where it goes; missing folders are made, a file already there is replaced
    /// @param size   expected bytes of the unpacked content
    /// @param sha256 expected SHA-256 of the unpacked content, in lower-case hexadecimal digits
    /// @throws UnavailableException  if no mirror delivers anything, with what each one answered, or the folder
    ///                               cannot be written
    /// @throws DataException         if what they deliver is something else
    /// @throws CancellationException if the thread is interrupted; it stays so
    public void fetch(String file, Path target, long size, String sha256) {
        Path part = temporary(target);
        try {
            var answers = new ArrayList<String>();
            boolean content = false;
            for (URI mirror : mirrors) {
                try {
                    transfer(mirror.resolve(file), file, part, size);
                    check(part, size, sha256);
                    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                    return;
                } catch (IOException e) {
                    content |= e instanceof ContentException;
                    answers.add(mirror.getAuthority() + ": " + reason(e));
                }
            }
            String message = file + " could not be fetched from " + (mirrors.size() == 1 ? "its mirror" : "any mirror")
                    + " (" + String.join("; ", answers) + ")";
            throw content ? new DataException(message) : new UnavailableException(message);
        } finally {
            delete(part);
        }
    }

    private static Path temporary(Path target) {
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null) throw new IllegalArgumentException("Download: the target " + target + " is no file");
        try {
            Files.createDirectories(folder);
            Path part = Files.createTempFile(folder, "download-", ".part");
            part.toFile().deleteOnExit(); // for the user who presses Ctrl+C
            return part;
        } catch (IOException e) {
            throw new UnavailableException(
                    "The folder " + folder + " cannot be written (" + e
                            + "); name another one by -Dtiefgang.cache=FOLDER",
                    e);
        }
    }

    /// Runs the exchange on a thread of its own, since nothing else bounds the time a body may take.
    private void transfer(URI from, String file, Path part, long size) throws IOException {
        var task = new FutureTask<Void>(() -> {
            exchange(from, file, part, size);
            return null;
        });
        Thread thread = Thread.ofVirtual().name("tiefgang-download").start(task);
        try {
            task.get(totalTimeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            stop(task, thread);
            throw new IOException("no complete answer within " + seconds(totalTimeout), e);
        } catch (InterruptedException e) {
            stop(task, thread);
            Thread.currentThread().interrupt();
            throw cancelled(file, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) throw io;
            throw new IllegalStateException("Download of " + from + " failed: " + e.getCause(), e.getCause());
        }
    }

    /// Waits for the end of the thread, so that the part file is no longer open when it is deleted.
    private static void stop(FutureTask<Void> task, Thread thread) {
        task.cancel(true);
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static CancellationException cancelled(String file, InterruptedException cause) {
        var e = new CancellationException("Download of " + file + " was interrupted");
        e.initCause(cause);
        return e;
    }

    private void exchange(URI from, String file, Path part, long size) throws IOException, InterruptedException {
        long most = size + size / 1000 + 1024; // gzip adds no more to what it cannot pack
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(connectTimeout)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        try (var out = Files.newOutputStream(part)) {
            var response = client.send(HttpRequest.newBuilder(from).build(), BodyHandlers.ofInputStream());
            try (InputStream in = response.body()) {
                if (response.statusCode() != 200) throw new IOException("HTTP status " + response.statusCode());
                long total =
                        response.headers().firstValueAsLong("Content-Length").orElse(-1);
                if (total > most) throw new ContentException("announces " + total + " bytes, expected at most " + most);
                copy(in, out, file, total, most);
            }
        } finally {
            client.shutdownNow();
        }
    }

    private void copy(InputStream in, OutputStream out, String file, long total, long most) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long done = 0;
        progress.at(file, done, total);
        for (int n; (n = in.read(buffer)) >= 0; ) {
            done += n;
            if (done > most) throw new ContentException("sends more than the expected " + most + " bytes");
            out.write(buffer, 0, n);
            progress.at(file, done, total);
        }
    }

    private static void check(Path part, long size, String sha256) throws IOException {
        MessageDigest digest = sha256();
        long unpacked = 0;
        try (var in = new GZIPInputStream(Files.newInputStream(part), 1 << 16)) {
            byte[] buffer = new byte[1 << 16];
            for (int n; (n = in.read(buffer)) >= 0; ) {
                unpacked += n;
                if (unpacked > size) throw new ContentException("the content unpacks to more than " + size + " bytes");
                digest.update(buffer, 0, n);
            }
        } catch (IOException e) {
            throw new ContentException("broken or truncated content (" + e.getMessage() + ")", e);
        }
        String received = HexFormat.of().formatHex(digest.digest());
        if (unpacked != size || !received.equals(sha256))
            throw new ContentException("wrong content: expected " + size + " bytes with SHA-256 " + sha256
                    + ", received " + unpacked + " with " + received);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static String reason(IOException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause())
            if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException)
                return "no connection, the name is not known";
        String message = Objects.requireNonNullElse(e.getMessage(), "");
        if (e instanceof ConnectException) return message.isBlank() ? "no connection" : "no connection, " + message;
        return message.isBlank() ? e.getClass().getSimpleName() : message;
    }

    /// Something came, but not what was expected.
    private static final class ContentException extends IOException {
        private static final long serialVersionUID = 1L;

        ContentException(String message) {
            super(message);
        }

        ContentException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private static String seconds(Duration time) {
        return time.toMillis() / 1000.0 + " s";
    }

    private static void delete(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            part.toFile().deleteOnExit();
        }
    }
}
