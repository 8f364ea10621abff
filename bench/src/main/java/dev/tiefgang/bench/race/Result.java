package dev.tiefgang.bench.race;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What came of a race on a number of threads.
///
/// @param race its name
/// @param samples of one step
/// @param flops of one step
/// @param bytes that one step must bring from memory
/// @param peak fused multiply-adds of these threads while it ran, in operations per second
/// @param bandwidth bytes per second that these threads read while it ran
/// @param allocated bytes that our side allocated in a step
/// @param collections of garbage while our side ran
/// @param sides ours first
/// @param notes about sides that are not there, or whose outcome is another
public record Result(
        String race,
        int threads,
        int samples,
        double flops,
        double bytes,
        double peak,
        double bandwidth,
        double allocated,
        long collections,
        List<Side> sides,
        List<String> notes) {
    public Result {
        sides = List.copyOf(sides);
        notes = List.copyOf(notes);
    }

    /// This with something more to say.
    Result with(String note) {
        var all = new ArrayList<>(notes);
        all.add(note);
        return new Result(race, threads, samples, flops, bytes, peak, bandwidth, allocated, collections, sides, all);
    }

    /// Our side.
    public Side ours() {
        return sides.getFirst();
    }

    /// The fastest of the others.
    public Optional<Side> best() {
        return sides.stream().skip(1).min((a, b) -> Double.compare(a.median(), b.median()));
    }

    /// How many times as fast as the best peer we are.
    public Optional<Double> ratio() {
        return best().map(peer -> peer.median() / ours().median());
    }

    /// Whether memory rather than arithmetic sets the limit.
    public boolean memoryBound() {
        return bytes / bandwidth > flops / peak;
    }

    /// The share of that limit that we reach; convolutions by Winograd's formulas may exceed it.
    public double reached() {
        return Math.max(bytes / bandwidth, flops / peak) / ours().median();
    }

    /// As a tree for JSON.
    public Map<String, Object> tree() {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("race", race);
        tree.put("threads", threads);
        tree.put("samples", samples);
        tree.put("flops", flops);
        tree.put("bytes", bytes);
        tree.put("peak", peak);
        tree.put("bandwidth", bandwidth);
        tree.put("allocated", allocated);
        tree.put("collections", collections);
        tree.put("sides", sides.stream().map(Side::tree).toList());
        tree.put("notes", notes);
        ratio().ifPresent(ratio -> tree.put("ratio", ratio));
        tree.put("reached", reached());
        return tree;
    }

    /// From such a tree.
    static Result read(Map<?, ?> tree) {
        var sides = new ArrayList<Side>();
        if (tree.get("sides") instanceof List<?> list)
            for (Object side : list) if (side instanceof Map<?, ?> map) sides.add(Side.read(map));
        var notes = new ArrayList<String>();
        if (tree.get("notes") instanceof List<?> list) for (Object note : list) notes.add(String.valueOf(note));
        return new Result(
                String.valueOf(tree.get("race")),
                (int) Side.number(tree, "threads"),
                (int) Side.number(tree, "samples"),
                Side.number(tree, "flops"),
                Side.number(tree, "bytes"),
                Side.number(tree, "peak"),
                Side.number(tree, "bandwidth"),
                Side.number(tree, "allocated"),
                (long) Side.number(tree, "collections"),
                sides,
                notes);
    }
}
