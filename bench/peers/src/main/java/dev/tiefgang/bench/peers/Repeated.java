package dev.tiefgang.bench.peers;

import dev.tiefgang.bench.race.Contestant;

/// The same work again and again, of which nothing can be compared.
public record Repeated(Runnable work) implements Contestant {
    @Override
    public void step() {
        work.run();
    }

    @Override
    public float[] outcome() {
        return new float[0];
    }
}
