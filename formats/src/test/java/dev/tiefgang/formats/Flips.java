package dev.tiefgang.formats;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Every way to damage a small file a little.
final class Flips {
    private Flips() {}

    /// A damaged copy of a file.
    static final class Damaged {
        private final String what;
        private final byte[] bytes;

        Damaged(String what, byte[] bytes) {
            this.what = what;
            this.bytes = bytes;
        }

        String what() {
            return what;
        }

        byte[] bytes() {
            return bytes;
        }
    }

    /// The file cut off at every length below its own.
    static Stream<Damaged> truncations(byte[] file) {
        return IntStream.range(0, file.length)
                .mapToObj(n -> new Damaged("truncated to " + n + " bytes", Arrays.copyOf(file, n)));
    }

    /// The file with each of its bits changed in turn.
    static Stream<Damaged> bits(byte[] file) {
        IntFunction<Damaged> flip = bit -> {
            byte[] copy = file.clone();
            copy[bit / 8] ^= (byte) (1 << bit % 8);
            return new Damaged("bit " + bit % 8 + " of byte " + bit / 8 + " flipped", copy);
        };
        return IntStream.range(0, 8 * file.length).mapToObj(flip);
    }
}
