package dev.tiefgang.bench.race;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How long and how often is measured, and who takes part.
///
/// @param seconds for each side in each round
/// @param rounds in each of which every side has its turn
/// @param peers parts of the names of those that take part; empty for all
/// @param without names of peers that do not take part
public record Settings(double seconds, int rounds, List<String> peers, List<String> without) {
    public Settings {
        peers = List.copyOf(peers);
        without = List.copyOf(without);
    }

    /// This without one more peer.
    Settings without(String peer) {
        var all = new ArrayList<>(without);
        all.add(peer);
        return new Settings(seconds, rounds, peers, all);
    }

    boolean admits(String peer) {
        if (without.contains(peer)) return false;
        String name = peer.toLowerCase(Locale.ROOT);
        return peers.isEmpty() || peers.stream().anyMatch(p -> name.contains(p.toLowerCase(Locale.ROOT)));
    }

    /// As words of a command line.
    List<String> words() {
        return List.of(
                String.valueOf(seconds), String.valueOf(rounds), String.join(",", peers), String.join(",", without));
    }

    /// From such words.
    static Settings read(List<String> words) {
        return new Settings(
                Double.parseDouble(words.get(0)),
                Integer.parseInt(words.get(1)),
                names(words.get(2)),
                names(words.get(3)));
    }

    private static List<String> names(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split(",", -1));
    }
}
