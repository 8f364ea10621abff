package dev.tiefgang.simd;

import dev.tiefgang.runtime.KernelChoice;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Prints the kernels that ran and the SHA-256 of all their results; run in JVMs of different vector widths.
final class KernelDigest {
    private KernelDigest() {}

    public static void main(String[] args) throws NoSuchAlgorithmException {
        var kernels = KernelChoice.current().kernels();
        var sha = MessageDigest.getInstance("SHA-256");
        KernelCases.run(kernels, (name, values) -> {
            var bytes = ByteBuffer.allocate(4 * values.length);
            for (var v : values) {
                bytes.putInt(Float.floatToIntBits(v));
            }
            sha.update(bytes.array());
        });
        System.out.println(kernels.name() + " " + HexFormat.of().formatHex(sha.digest()));
    }
}
