package dev.tiefgang.bench.race;

import java.util.List;
import java.util.Locale;

/// How long and how often is measured.
///
/// @param seconds for each side in each round
/// @param rounds in each of which every side has its turn
/// @param peers parts of the names of those that take part; empty for all
public record Settings(double seconds, int rounds, List<String> peers) {
    public Settings {
        peers = List.copyOf(peers);
    }

    boolean admits(String peer) {
        String name = peer.toLowerCase(Locale.ROOT);
        return peers.isEmpty() || peers.stream().anyMatch(p -> name.contains(p.toLowerCase(Locale.ROOT)));
    }

    /// As words of a command line.
    List<String> words() {
        return List.of(String.valueOf(seconds), String.valueOf(rounds), String.join(",", peers));
    }

    /// From such words.
    static Settings read(List<String> words) {
        List<String> peers =
                words.get(2).isEmpty() ? List.of() : List.of(words.get(2).split(",", -1));
        return new Settings(Double.parseDouble(words.get(0)), Integer.parseInt(words.get(1)), peers);
    }
}
