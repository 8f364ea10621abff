package dev.tiefgang.bench.race;

import com.sun.management.ThreadMXBean;
import dev.tiefgang.bench.Machine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/// One race on a number of threads: all sides are made ready, compared, warmed up, and take turns.
final class Racing implements AutoCloseable {
    /// Between two sides, so that threads of the first which wait by spinning have come to rest.
    private static final int PAUSE_MILLIS = 30;
    /// How long our side, which is compiled as it runs, and the others are warmed up at least, and all at
    /// most, in seconds.
    private static final double WARM_UP = 2, SHORT_WARM_UP = 0.7, LONG_WARM_UP = 10;
    /// Windows of the warm-up without progress after which it may end.
    private static final int STEADY = 5;
    /// More bytes in a window come from vectors in code that is not compiled yet.
    private static final long BOXES = 100_000;
    /// Rounds of fewer steps have no step ahead that is not timed.
    private static final int MANY = 4;
    /// A window makes progress if it is so much faster than the best before it.
    private static final double PROGRESS = 0.97;

    /// A side with its figures.
    private static final class Lane {
        final String name;
        final Contestant contestant;
        final List<Double> rounds = new ArrayList<>();
        float[] outcome = {};
        double step;

        Lane(String name, Contestant contestant) {
            this.name = name;
            this.contestant = contestant;
        }
    }

    private final Race race;
    private final int threads;
    private final Settings settings;
    private final Path busy;
    private final Workload workload;
    private final List<Lane> lanes = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
    private long allocated;
    private long collections;
    private long steps;

    /// @param busy where the name of the peer at work is left, should it end the process
    Racing(Race race, int threads, Settings settings, Path busy) {
        this.busy = busy;
        this.race = race;
        this.threads = threads;
        this.settings = settings;
        this.workload = race.workload().get();
        lanes.add(new Lane(Ours.NAME, Ours.enter(workload, threads)));
        for (Peer peer : ServiceLoader.load(Peer.class)) enter(peer);
    }

    private void enter(Peer peer) {
        if (!settings.admits(peer.name())) return;
        note(peer.name());
        try {
            peer.enter(workload, threads).ifPresent(c -> lanes.add(new Lane(peer.name(), c)));
        } catch (RuntimeException | LinkageError e) {
            notes.add(peer.name() + " is left out: " + e);
        }
    }

    private void note(String name) {
        try {
            Files.writeString(busy, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Result run() {
        for (Lane lane : List.copyOf(lanes)) ready(lane);
        for (Lane lane : lanes) warmUp(lane);
        double peak = 0, bandwidth = 0;
        for (int round = 0; round < settings.rounds(); round++) {
            pause();
            peak = Math.max(peak, Machine.peakOf(threads));
            bandwidth = Math.max(bandwidth, Machine.bandwidthOf(threads));
            for (int i = 0; i < lanes.size(); i++) turn(lanes.get((round + i) % lanes.size()));
        }
        float[] ours = lanes.getFirst().outcome;
        return new Result(
                race.name(),
                threads,
                workload.samples(),
                workload.flops(),
                workload.bytes(),
                1e9 * peak,
                1e9 * bandwidth,
                Math.max(0, (double) allocated / steps),
                collections,
                lanes.stream()
                        .map(lane -> Side.of(lane.name, lane.rounds, difference(ours, lane.outcome)))
                        .toList(),
                notes);
    }

    /// Two steps, the outcomes of which are kept: the second of a training shows whether the weights changed
    /// alike.
    private void ready(Lane lane) {
        note(lane.name);
        try {
            lane.contestant.step();
            float[] first = lane.contestant.outcome();
            long start = System.nanoTime();
            lane.contestant.step();
            lane.step = 1e-9 * (System.nanoTime() - start);
            float[] second = lane.contestant.outcome();
            lane.outcome = new float[first.length + second.length];
            System.arraycopy(first, 0, lane.outcome, 0, first.length);
            System.arraycopy(second, 0, lane.outcome, first.length, second.length);
        } catch (RuntimeException | LinkageError e) {
            if (isOurs(lane)) throw e;
            lanes.remove(lane);
            notes.add(lane.name + " is left out: " + e);
            return;
        }
        double difference = difference(lanes.getFirst().outcome, lane.outcome);
        if (difference < 0) notes.add(lane.name + " does the same work with weights of its own.");
        else if (!(difference <= race.tolerance()))
            notes.add("%s gives other numbers: a difference of %.1e, allowed %.1e"
                    .formatted(lane.name, difference, race.tolerance()));
    }

    /// The largest difference as a share of the largest number of ours; −1 where there is nothing to compare.
    private static double difference(float[] ours, float[] theirs) {
        if (theirs.length == 0) return -1;
        if (theirs.length != ours.length) return Float.MAX_VALUE;
        double largest = 0, difference = 0;
        for (int i = 0; i < ours.length; i++) {
            largest = Math.max(largest, Math.abs(ours[i]));
            difference = Math.max(difference, Math.abs((double) ours[i] - theirs[i]));
        }
        return largest == 0 ? difference : difference / largest;
    }

    /// Steps until they become no faster, the compiler has nothing more to do, and our side allocates nothing
    /// that only code which is not compiled allocates.
    private void warmUp(Lane lane) {
        note(lane.name);
        lane.contestant.warmUp();
        long start = System.nanoTime();
        double best = Double.MAX_VALUE, spent = 0, least = isOurs(lane) ? WARM_UP : SHORT_WARM_UP;
        for (int steady = 0; spent < least || steady < STEADY && spent < LONG_WARM_UP; ) {
            long compiled = compiler.getTotalCompilationTime(), bytes = memory.getTotalThreadAllocatedBytes();
            lane.step = timed(lane, number(lane));
            bytes = isOurs(lane) ? memory.getTotalThreadAllocatedBytes() - bytes : 0;
            boolean busy = compiler.getTotalCompilationTime() > compiled || bytes > BOXES;
            steady = busy || lane.step < PROGRESS * best ? 0 : steady + 1;
            best = Math.min(best, lane.step);
            spent = 1e-9 * (System.nanoTime() - start);
        }
        lane.step = best;
    }

    private boolean isOurs(Lane lane) {
        return lane == lanes.getFirst();
    }

    private int number(Lane lane) {
        return (int) Math.clamp(settings.seconds() / lane.step, 1, 1e9);
    }

    private void turn(Lane lane) {
        int number = number(lane);
        pause();
        if (number >= MANY) lane.contestant.step();
        long bytes = memory.getTotalThreadAllocatedBytes(), cost = memory.getTotalThreadAllocatedBytes() - bytes;
        long before = collections();
        bytes = memory.getTotalThreadAllocatedBytes();
        lane.rounds.add(timed(lane, number));
        if (!isOurs(lane)) return;
        allocated += memory.getTotalThreadAllocatedBytes() - bytes - cost;
        collections += collections() - before;
        steps += number;
    }

    /// Seconds of a step.
    private static double timed(Lane lane, int number) {
        Contestant contestant = lane.contestant;
        long start = System.nanoTime();
        for (int i = 0; i < number; i++) contestant.step();
        return 1e-9 * (System.nanoTime() - start) / number;
    }

    private static long collections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while racing", e);
        }
    }

    @Override
    public void close() {
        for (Lane lane : lanes) lane.contestant.close();
    }
}
