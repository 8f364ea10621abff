package dev.tiefgang.data;

import dev.tiefgang.tensor.DataException;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.tensor.Tensor;
import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Picture files as tensors `[channels, height, width]` with values from 0 (black) to 1 (white).
///
/// A grey picture has one channel, any other has three: red, green, blue. Values are those of the file, without
/// any conversion between colour spaces.
public final class Pictures {
    /// Most pixels that [#read(Path)] decodes: 64 million.
    public static final long MAX_PIXELS = 64_000_000;

    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};

    private Pictures() {}

    /// Reads a PNG or JPEG file of at most [#MAX_PIXELS] pixels.
    ///
    /// 8 and 16 bits per channel, palettes, and the orientation that cameras note (Exif) are understood;
    /// transparent places show white behind them.
    ///
    /// @throws DataException if the file cannot be read, is no such picture, is broken or too large
    public static Tensor read(Path file) {
        return read(file, MAX_PIXELS);
    }

    /// The same with another limit. The size that the file declares is checked before anything is decoded.
    public static Tensor read(Path file, long maxPixels) {
        try (var in = new MemoryCacheImageInputStream(Files.newInputStream(file))) {
            String format = format(file, in);
            int orientation = format.equals("jpeg") ? JpegOrientation.of(in) : 1;
            in.seek(0);
            return JpegOrientation.upright(Pixels.of(decode(file, format, in, maxPixels)), orientation);
        } catch (NoSuchFileException e) {
            throw new DataException(file + ": there is no such file; expected a PNG or JPEG picture", e);
        } catch (AccessDeniedException e) {
            throw new DataException(
                    file + ": access is denied; check the permissions of the file and of its folder", e);
        } catch (FileSystemException e) {
            throw new DataException(file + ": cannot be read, the system says '" + e.getReason() + "'", e);
        } catch (IOException e) {
            throw new DataException(file + " cannot be read as a picture: " + e.getMessage(), e);
        }
    }

    /// Checks what a file says about itself, without decoding it.
    ///
    /// @return height and width as they are stored
    /// @throws DataException if the file cannot be read, is no PNG or JPEG picture or too large
    static int[] declared(Path file, long maxPixels) {
        try (var in = new MemoryCacheImageInputStream(Files.newInputStream(file))) {
            String format = format(file, in);
            in.seek(0);
            return withReader(file, format, in, maxPixels, r -> new int[] {r.getHeight(0), r.getWidth(0)});
        } catch (NoSuchFileException e) {
            throw new DataException(file + ": there is no such file; expected a PNG or JPEG picture", e);
        } catch (IOException e) {
            throw new DataException(file + " cannot be read as a picture: " + e.getMessage(), e);
        }
    }

    /// Writes a tensor of one or three channels as a PNG file of 8 bits; values outside of 0 to 1 are clamped.
    ///
    /// @throws IOException    if the file cannot be written
    /// @throws ShapeException if the shape is not `[1, h, w]` or `[3, h, w]`
    public static void writePng(Path file, Tensor picture) throws IOException {
        BufferedImage image = Pixels.image(picture);
        try (var out = new MemoryCacheImageOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            ImageIO.write(image, "png", out);
        }
    }

    private static String format(Path file, ImageInputStream in) throws IOException {
        byte[] start = new byte[12];
        int n = 0;
        for (int more; n < start.length && (more = in.read(start, n, start.length - n)) > 0; ) n += more;
        start = Arrays.copyOf(start, n);
        if (starts(start, PNG)) return "png";
        if (starts(start, JPEG)) return "jpeg";
        throw new DataException(file + ": expected a PNG or JPEG picture, but the file " + describe(start));
    }

    private static boolean starts(byte[] bytes, byte[] with) {
        return bytes.length >= with.length && Arrays.equals(bytes, 0, with.length, with, 0, with.length);
    }

    private static String describe(byte[] start) {
        if (start.length == 0) return "is empty";
        String text = new String(start, StandardCharsets.ISO_8859_1).replaceAll("[^ -~]", ".");
        return "starts with \"" + text + "\" (" + HEX.formatHex(start) + ")";
    }

    private static BufferedImage decode(Path file, String format, ImageInputStream in, long maxPixels)
            throws IOException {
        return withReader(file, format, in, maxPixels, r -> r.read(0));
    }

    /// What is asked of a reader whose picture has a size that is allowed.
    private interface Question<T> {
        T of(ImageReader reader) throws IOException;
    }

    private static <T> T withReader(Path file, String format, ImageInputStream in, long maxPixels, Question<T> question)
            throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        try {
            reader.setInput(in, true, true);
            long width = reader.getWidth(0), height = reader.getHeight(0);
            if (width * height > maxPixels)
                throw new DataException(file + ": " + width + "×" + height + " pixels, expected at most " + maxPixels
                        + " in all; make the picture smaller");
            reader.addIIOReadWarningListener((source, warning) -> requireWhole(file, warning));
            return question.of(reader);
        } catch (DataException e) {
            throw e;
        } catch (RuntimeException e) {
            // The decoders of the JDK answer some broken files with an index or argument exception.
            throw new DataException(file + ": the " + format + " content is broken (" + e + ")", e);
        } finally {
            reader.dispose();
        }
    }

    /// The JPEG decoder fills up what is missing with grey and merely warns.
    private static void requireWhole(Path file, String warning) {
        String text = warning.toLowerCase(Locale.ROOT);
        if (text.contains("premature end") || text.startsWith("truncated file"))
            throw new DataException(file + ": the content ends before the last row of pixels; the file is truncated");
    }
}
