package dev.tiefgang.formats;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/// Text from bytes that may be no text.
final class Utf8 {
    private Utf8() {}

    /// The text of UTF-8 bytes that lie at `offset` of a file.
    ///
    /// @throws FormatException at the first byte that is no UTF-8
    static String decode(String file, long offset, byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        if (result.isError())
            throw FormatException.at(
                    file,
                    offset + in.position(),
                    "expected UTF-8 text, received byte 0x%02x".formatted(bytes[in.position()] & 0xff));
        return out.flip().toString();
    }

    /// Number of bytes that the first `chars` characters of a text take.
    static long length(String text, long chars) {
        int end = Math.clamp(chars, 0, text.length());
        return text.substring(0, end).getBytes(StandardCharsets.UTF_8).length;
    }
}
