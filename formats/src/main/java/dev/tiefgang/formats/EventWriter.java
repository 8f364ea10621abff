package dev.tiefgang.formats;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/// Writes scalars into a TensorBoard event file: `tensorboard --logdir FOLDER` draws them as curves.
///
/// Each writer starts a file of its own, `events.out.tfevents.SECONDS.HOST`; TensorBoard joins the files of a
/// folder to one run. To be used by one thread at a time.
public final class EventWriter implements AutoCloseable {
    private static final String PREFIX = "events.out.tfevents.";

    private final Path file;
    private final OutputStream out;

    /// Starts a new event file in a folder, named after the present second and this machine.
    ///
    /// @throws FileException if it cannot be written
    public EventWriter(Path folder) {
        this(folder, System.currentTimeMillis() / 1000, host());
    }

    EventWriter(Path folder, long seconds, String host) {
        String name = "%s%010d.%s".formatted(PREFIX, seconds, host);
        Path path = folder.resolve(name);
        for (int i = 1; Files.exists(path); i++) path = folder.resolve(name + "." + i);
        file = path;
        try {
            out = new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW));
        } catch (FileAlreadyExistsException e) {
            throw FileException.of(file, "made (another process is writing here)", e);
        } catch (IOException e) {
            throw FileException.of(file, "made", e);
        }
        write(new Event(seconds, 0, Event.VERSION, List.of()));
        flush();
    }

    /// The file that is being written.
    public Path file() {
        return file;
    }

    /// Appends one number to the curve `tag`.
    ///
    /// @param wallTime the time in seconds since 1970
    /// @throws FileException if it cannot be written
    public void scalar(long step, double wallTime, String tag, float value) {
        write(new Event(wallTime, step, "", List.of(new Event.Scalar(tag, value))));
    }

    /// Hands everything appended so far to the operating system, so that TensorBoard sees it.
    ///
    /// @throws FileException if it cannot be written
    public void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            throw FileException.of(file, "written", e);
        }
    }

    /// Flushes and closes the file.
    ///
    /// @throws FileException if it cannot be written
    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw FileException.of(file, "written", e);
        }
    }

    private void write(Event event) {
        try {
            out.write(EventRecords.frame(event.encode()));
        } catch (IOException e) {
            throw FileException.of(file, "written", e);
        }
    }

    /// Removes the records of later steps than `step` from all event files of a folder.
    ///
    /// A run does so that resumes from there. A file with a torn record loses this and what follows it. Each file
    /// changes entirely or not at all.
    ///
    /// @throws FileException if a file cannot be read or written
    public static void cutBack(Path folder, long step) {
        for (Path file : Inputs.list(folder, PREFIX + "*")) cutBackFile(file, step);
    }

    private static void cutBackFile(Path file, long step) {
        var kept = new ByteArrayOutputStream();
        long size = 0;
        try (var channel = FileChannel.open(file);
                var in = new BufferedInputStream(Channels.newInputStream(channel))) {
            size = channel.size();
            EventReader.each(file.toString(), size, in, (event, record) -> {
                if (event.step() <= step || !event.version().isEmpty()) kept.write(EventRecords.frame(record));
            });
        } catch (FormatException torn) {
            // What stands before the damage is kept. Nothing after it could be told apart from garbage.
        } catch (IOException e) {
            throw FileException.of(file, "read", e);
        }
        // A file without a single whole record is none of ours, or was torn at birth: it shows nothing and may stay.
        if (kept.size() > 0 && kept.size() < size) AtomicFiles.write(file, kept::writeTo);
    }

    /// The machine's name without asking the network, which may take seconds to say that it knows none.
    private static String host() {
        Map<String, String> environment = System.getenv();
        String host = environment.getOrDefault("HOSTNAME", environment.getOrDefault("COMPUTERNAME", "localhost"));
        return host.replaceAll("[^A-Za-z0-9.-]", "_");
    }
}
