package dev.tiefgang.data;

import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import javax.imageio.stream.ImageInputStream;

/// How the camera was held: cameras store pictures as the sensor lies and note the orientation beside them.
///
/// The note is tag 0x0112 in the first directory of the Exif segment (APP1): 1 upright, 3 upside down, 6 and 8
/// lying on a side, 2, 4, 5, 7 the same mirrored. Source: CIPA DC-008, "Exchangeable image file format for
/// digital still cameras: Exif Version 2.32", 2019.
final class JpegOrientation {
    private static final int APP1 = 0xe1, START_OF_SCAN = 0xda, ORIENTATION = 0x0112;
    private static final byte[] EXIF = {'E', 'x', 'i', 'f', 0, 0};

    private JpegOrientation() {}

    /// The orientation, 1 to 8; 1 where there is none or it is broken, since the picture itself is still good.
    static int of(ImageInputStream in) throws IOException {
        byte[] head = new byte[1 << 17];
        in.seek(0);
        int n = 0;
        for (int more; n < head.length && (more = in.read(head, n, head.length - n)) > 0; ) n += more;
        try {
            return segments(ByteBuffer.wrap(head, 0, n));
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return 1;
        }
    }

    private static int segments(ByteBuffer b) {
        b.position(2);
        while (true) {
            int mark = b.getShort() & 0xffff, length = b.getShort() & 0xffff, next = b.position() + length - 2;
            if (mark >>> 8 != 0xff || mark == (0xff00 | START_OF_SCAN)) return 1;
            byte[] name = new byte[EXIF.length];
            if (mark == (0xff00 | APP1) && length > 2 + name.length) {
                b.get(name);
                if (Arrays.equals(name, EXIF)) return directory(b.slice(b.position(), next - b.position()));
            }
            b.position(next);
        }
    }

    private static int directory(ByteBuffer tiff) {
        tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int at = tiff.getInt(4), entries = tiff.getShort(at) & 0xffff;
        for (int i = 0; i < entries; i++) {
            int entry = at + 2 + 12 * i;
            if ((tiff.getShort(entry) & 0xffff) != ORIENTATION) continue;
            int value = tiff.getShort(entry + 8);
            return value >= 1 && value <= 8 ? value : 1;
        }
        return 1;
    }

    /// The picture as it was seen.
    static Tensor upright(Tensor picture, int orientation) {
        if (orientation == 1) return picture;
        int channels = picture.shape().dim(0),
                h = picture.shape().dim(1),
                w = picture.shape().dim(2);
        boolean lying = orientation >= 5;
        int height = lying ? w : h, width = lying ? h : w;
        float[] from = picture.floats(), to = new float[from.length];
        for (int y = 0, i = 0; y < height; y++)
            for (int x = 0; x < width; x++, i++) {
                int sx = lying ? y : x, sy = lying ? x : y;
                if (orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8) sx = w - 1 - sx;
                if (orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7) sy = h - 1 - sy;
                for (int c = 0; c < channels; c++) to[c * h * w + i] = from[(c * h + sy) * w + sx];
            }
        return Tensor.of(Shape.of(channels, height, width), to);
    }
}
