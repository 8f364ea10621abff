package dev.tiefgang.data;

import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The bytes of a file, of which somebody is told how many have been read.
final class CountedStream extends FilterInputStream {
    /// Bytes from one telling to the next.
    private static final long EVERY = 1 << 22;

    private final String name;
    private final long size;
    private final Progress progress;
    private long done;
    private long told;

    CountedStream(Path file, Progress progress) throws IOException {
        super(Files.newInputStream(file));
        this.name = String.valueOf(file.getFileName());
        this.size = Files.size(file);
        this.progress = progress;
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        count(b < 0 ? -1 : 1);
        return b;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
        int n = super.read(into, from, most);
        count(n);
        return n;
    }

    private void count(int n) {
        boolean ended = n < 0;
        done += Math.max(0, n);
        if (!ended && done - told < EVERY || told == size) return;
        told = ended ? size : done;
        progress.at(name, told, size);
    }
}
