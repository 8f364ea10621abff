package dev.tiefgang.data;

import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;

/// Finds the first place in a stream that is not UTF-8.
///
/// Source of the form: RFC 3629, "UTF-8, a transformation format of ISO 10646", 2003.
final class Utf8Scan {
    private final InputStream in;
    private long line = 1;
    private long column = 1;

    Utf8Scan(InputStream in) {
        this.in = in;
    }

    /// Where the first bad byte stands and what it is, as the middle of a sentence.
    String find() throws IOException {
        for (int b = in.read(); b >= 0; b = in.read()) {
            int more = b < 0x80
                    ? 0
                    : b >= 0xc2 && b < 0xe0 ? 1 : b >= 0xe0 && b < 0xf0 ? 2 : b >= 0xf0 && b < 0xf5 ? 3 : -1;
            if (more < 0) return found(b);
            int code = more == 0 ? b : b & 0x3f >> more;
            for (int i = 0; i < more; i++) {
                int next = in.read();
                if (next >> 6 != 2) return found(b);
                code = code << 6 | next & 0x3f;
            }
            boolean overlong = more == 2 && code < 0x800 || more == 3 && code < 0x10000;
            if (overlong || code > 0x10ffff || code >= 0xd800 && code < 0xe000) return found(b);
            column++;
            if (b == '\n') {
                line++;
                column = 1;
            }
        }
        return found(-1);
    }

    private String found(int b) {
        String what = b < 0 ? "the end" : "byte 0x" + HexFormat.of().toHexDigits((byte) b);
        String hint = line == 1 && column == 1 && b >= 0xfe ? ", as in UTF-16" : "";
        return ", line " + line + ", character " + column + ": expected text in UTF-8, found " + what + hint;
    }
}
