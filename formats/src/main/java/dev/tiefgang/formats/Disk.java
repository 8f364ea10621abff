package dev.tiefgang.formats;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// The three steps in which a file is put in place; an interface so that each step can be made to fail.
interface Disk {
    /// The disk of the operating system.
    Disk SYSTEM = new Disk() {};

    /// Creates a new file, writes the content and forces it out of the system's caches.
    default void write(Path file, AtomicFiles.Content content) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
            content.writeTo(out);
            out.flush();
            channel.force(true);
        }
    }

    /// Gives a file its final name, in place of what has that name now.
    default void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Forces the names in a folder out of the system's caches.
    default void flush(Path folder) throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(folder, StandardOpenOption.READ);
        } catch (IOException e) {
            return; // Windows opens no folders: there the file system's own journal has to do.
        }
        try (channel) {
            channel.force(true);
        }
    }
}
