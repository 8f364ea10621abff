package dev.tiefgang.compile;

import dev.tiefgang.op.RandomNormal;
import dev.tiefgang.op.RandomUniform;
import dev.tiefgang.runtime.Kernels;
import dev.tiefgang.runtime.Routine;
import dev.tiefgang.tensor.Rng;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.nio.charset.StandardCharsets;

/// Random numbers, in pieces: each depends on its place alone.
final class RandomRoutine implements Routine {
    private final byte[] stream;
    private final boolean normal;
    private final Chunks chunks;

    private RandomRoutine(String stream, boolean normal, Shape extents) {
        this.stream = stream.getBytes(StandardCharsets.UTF_8);
        this.normal = normal;
        this.chunks = new Chunks(extents.size(), normal ? 2_048 : 65_536);
    }

    static Routine of(RandomUniform op) {
        return new RandomRoutine(op.stream(), false, op.extents());
    }

    static Routine of(RandomNormal op) {
        return new RandomRoutine(op.stream(), true, op.extents());
    }

    @Override
    public int chunks() {
        return chunks.count();
    }

    @Override
    public Task bind(Kernels kernels, Tensor[] in, Tensor out) {
        long[] state = in[0].longs();
        float[] y = out.floats();
        int yo = out.from();
        return (chunk, _) -> {
            long key = Rng.key(state[0], stream, state[1]);
            int to = chunks.to(chunk);
            if (normal) for (int i = chunks.from(chunk); i < to; i++) y[yo + i] = (float) RandomNormal.number(key, i);
            else for (int i = chunks.from(chunk); i < to; i++) y[yo + i] = Rng.uniform(key, i);
        };
    }
}
