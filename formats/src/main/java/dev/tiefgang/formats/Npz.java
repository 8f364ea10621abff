package dev.tiefgang.formats;

import dev.tiefgang.tensor.Tensor;
import java.io.EOFException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Reads and writes several named arrays in one file: NumPy's npz format, a zip archive of [npy][Npy] files.
///
/// The archive is not trusted: at most [#MOST_ARRAYS] arrays, none of which may claim more bytes than its
/// packed ones can hold, nothing is read beyond what is claimed, and checksums are compared. Writing is
/// deterministic: the same names and tensors in the same order give the same bytes.
public final class Npz {
    /// Most arrays of a file.
    public static final int MOST_ARRAYS = 10_000;

    private static final String ENDING = ".npy";
    /// Deflate codes at most 258 bytes in two bits.
    private static final int MOST_RATIO = 1032;
    /// The earliest time that zip knows.
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private Npz() {}

    /// Reads all arrays of a file, by name and in the order of the archive.
    ///
    /// @throws FormatException if the content is no such archive
    /// @throws FileException if the file cannot be read
    public static SequencedMap<String, Tensor> read(Path file) {
        var tensors = new LinkedHashMap<String, Tensor>();
        try (var zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_ARRAYS)
                throw new FormatException(
                        file + ": expected at most " + MOST_ARRAYS + " arrays, received " + zip.size());
            for (ZipEntry entry : Collections.list(zip.entries())) {
                String name = entry.getName();
                if (name.endsWith(ENDING)) name = name.substring(0, name.length() - ENDING.length());
                if (tensors.containsKey(name))
                    throw new FormatException(file + ": expected different names, received '" + name + "' twice");
                tensors.put(name, read(file + "!" + entry.getName(), zip, entry));
            }
        } catch (ZipException | EOFException e) {
            throw new FormatException(file + ": expected an npz file, the zip archive is broken: " + e.getMessage(), e);
        } catch (IOException e) {
            throw FileException.of(file, "read", e);
        }
        return tensors;
    }

    private static Tensor read(String name, ZipFile zip, ZipEntry entry) throws IOException {
        long size = entry.getSize(), packed = entry.getCompressedSize();
        if (size < 0
                || packed < 0
                || size > Math.multiplyExact(Math.min(packed, Long.MAX_VALUE / MOST_RATIO), MOST_RATIO))
            throw new FormatException(name + ": expected at most " + MOST_RATIO + " times the " + packed
                    + " packed bytes, the archive claims " + size);
        try (InputStream in = zip.getInputStream(entry)) {
            if (in == null) throw new FormatException(name + ": the archive lists it but does not hold it");
            var checked = new CheckedInputStream(in, new CRC32());
            Tensor tensor = new NpyReader(name, size, checked).read();
            if (checked.read() >= 0) throw new FormatException(name + ": expected " + size + " bytes, received more");
            if (checked.getChecksum().getValue() != entry.getCrc())
                throw new FormatException(name + ": the checksum is wrong, the file is damaged");
            return tensor;
        }
    }

    /// Writes a file, entirely or not at all.
    ///
    /// @throws FileException if the file cannot be written; what had its name is then still there
    public static void write(Path file, SequencedMap<String, Tensor> tensors) {
        AtomicFiles.write(file, out -> {
            var zip = new ZipOutputStream(new Open(out));
            for (var t : tensors.entrySet()) {
                var entry = new ZipEntry(t.getKey() + ENDING);
                entry.setTimeLocal(TIME);
                zip.putNextEntry(entry);
                Npy.write(zip, t.getValue());
                zip.closeEntry();
            }
            zip.close();
        });
    }

    /// Leaves the stream behind it open.
    private static final class Open extends FilterOutputStream {
        Open(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            out.write(bytes, from, count);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
