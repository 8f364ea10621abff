package dev.tiefgang.formats;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads the scalars of TensorBoard event files.
///
/// Reading is strict: the first record must be the file's version, every checksum must be right, and the file
/// must not end within a record. Values that are no scalars are passed over.
public final class EventReader {
    private EventReader() {}

    /// One number of a curve.
    ///
    /// @param step the training step
    /// @param wallTime when it was written, in seconds since 1970
    /// @param tag the name of the curve
    /// @param value the number
    public record Scalar(long step, double wallTime, String tag, float value) {}

    /// All scalars of a file, in its order.
    ///
    /// @throws FormatException if the file is damaged, with the byte offset
    /// @throws FileException if the file cannot be read
    public static List<Scalar> read(Path file) {
        var scalars = new ArrayList<Scalar>();
        try (var channel = FileChannel.open(file);
                var in = new BufferedInputStream(Channels.newInputStream(channel))) {
            each(file.toString(), channel.size(), in, (event, _) -> {
                for (var s : event.scalars())
                    scalars.add(new Scalar(event.step(), event.wallTime(), s.tag(), s.value()));
            });
        } catch (IOException e) {
            throw FileException.of(file, "read", e);
        }
        return List.copyOf(scalars);
    }

    /// What is done with each event of a file.
    interface Visitor {
        /// Receives one event.
        ///
        /// @param record the bytes of the event, without their frame
        void accept(Event event, byte[] record) throws IOException;
    }

    static void each(String file, long size, InputStream in, Visitor visitor) throws IOException {
        var records = new EventRecords(file, size, in);
        boolean first = true;
        for (var record = records.next(); record.isPresent(); record = records.next()) {
            Event event = event(file, records.start(), record.get());
            if (first && !event.version().equals(Event.VERSION))
                throw FormatException.at(
                        file,
                        0,
                        "expected an event file of version " + Event.VERSION + ", received '" + event.version() + "'");
            first = false;
            visitor.accept(event, record.get());
        }
        if (first)
            throw FormatException.at(file, 0, "expected an event file that starts with its version, received none");
    }

    private static Event event(String file, long start, byte[] record) {
        try {
            return Event.decode(record);
        } catch (IOException e) {
            throw FormatException.at(file, start, "expected an event, received: " + e.getMessage(), e);
        }
    }
}
