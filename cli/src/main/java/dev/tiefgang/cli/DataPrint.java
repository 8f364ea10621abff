package dev.tiefgang.cli;

import dev.tiefgang.train.DataSet;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The SHA-256 of a data set: whether a run is repeated with the same samples.
final class DataPrint {
    private DataPrint() {}

    /// 64 hexadecimal digits over size, shapes, labels and, in their order, the samples as little-endian floats.
    static String of(DataSet data) {
        MessageDigest sha = sha256();
        String form = data.size() + " " + data.input() + " " + data.target() + " " + data.labels();
        sha.update(form.getBytes(StandardCharsets.UTF_8));
        float[] input = new float[data.input().size()],
                target = new float[data.target().size()];
        ByteBuffer bytes =
                ByteBuffer.allocate(4 * (input.length + target.length)).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < data.size(); i++) {
            data.read(i, input, 0, target, 0);
            bytes.asFloatBuffer().put(input).put(target);
            sha.update(bytes.array());
        }
        return HexFormat.of().formatHex(sha.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
