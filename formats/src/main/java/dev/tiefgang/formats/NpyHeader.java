package dev.tiefgang.formats;

import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the header of an npy file says: a Python dictionary of three entries, as text.
///
/// @param type    of the numbers
/// @param order   of their bytes
/// @param fortran true where the first axis runs fastest
/// @param shape   of the array
record NpyHeader(SafetensorsType type, ByteOrder order, boolean fortran, Shape shape) {
    /// Bytes that every file begins with; two of version follow.
    static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

    /// Longest header that is read.
    static final int MOST = 1 << 16;

    private static final Map<String, SafetensorsType> TYPES = Map.ofEntries(
            Map.entry("f2", SafetensorsType.F16),
            Map.entry("f4", SafetensorsType.F32),
            Map.entry("f8", SafetensorsType.F64),
            Map.entry("i1", SafetensorsType.I8),
            Map.entry("i2", SafetensorsType.I16),
            Map.entry("i4", SafetensorsType.I32),
            Map.entry("i8", SafetensorsType.I64),
            Map.entry("u1", SafetensorsType.U8),
            Map.entry("u2", SafetensorsType.U16),
            Map.entry("u4", SafetensorsType.U32),
            Map.entry("b1", SafetensorsType.BOOL));

    private static final Pattern ENTRY = Pattern.compile(
            "\\G\\s*(['\"])(descr|fortran_order|shape)\\1\\s*:\\s*(?:(['\"])([^'\"]*)\\3|(True|False)|\\(([0-9L,\\s]*)\\))\\s*(,|(?=\\}))");

    /// Reads the text of a header.
    ///
    /// @param at where it begins in the file, for errors
    static NpyHeader parse(String file, int at, String text) {
        String dictionary = text.strip();
        if (!dictionary.startsWith("{") || !dictionary.endsWith("}"))
            throw FormatException.at(
                    file, at, "expected a header in braces, received " + RecordTypes.shown(text.strip()));
        String descr = "", order = "", shape = "-";
        Matcher entry = ENTRY.matcher(dictionary);
        int end = 1;
        for (entry.region(1, dictionary.length()); entry.find(); end = entry.end()) {
            String key = entry.group(2);
            if (key.equals("descr") && entry.group(4) != null) descr = entry.group(4);
            else if (key.equals("fortran_order") && entry.group(5) != null) order = entry.group(5);
            else if (key.equals("shape") && entry.group(6) != null) shape = entry.group(6);
            else break;
        }
        if (!dictionary.substring(end).strip().equals("}") || descr.isEmpty() || order.isEmpty() || shape.equals("-"))
            throw FormatException.at(
                    file,
                    at,
                    "expected {'descr': type, 'fortran_order': True or False, 'shape': (numbers)}, received "
                            + RecordTypes.shown(dictionary));
        return new NpyHeader(type(file, at, descr), order(descr), order.equals("True"), shape(file, at, shape));
    }

    private static SafetensorsType type(String file, int at, String descr) {
        SafetensorsType type =
                descr.length() == 3 && "<>|=".indexOf(descr.charAt(0)) >= 0 ? TYPES.get(descr.substring(1)) : null;
        if (type == null)
            throw FormatException.at(
                    file,
                    at,
                    "expected numbers of type "
                            + TYPES.keySet().stream().sorted().toList() + ", received '" + descr
                            + "'; convert the array, for example with astype('float32')");
        return type;
    }

    private static ByteOrder order(String descr) {
        return descr.charAt(0) == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    private static Shape shape(String file, int at, String text) {
        List<Integer> extents = new ArrayList<>();
        try {
            for (String extent : text.split(",", -1))
                if (!extent.isBlank())
                    extents.add(Integer.parseInt(extent.strip().replaceFirst("L$", "")));
            return Shape.of(extents.stream().mapToInt(Integer::intValue).toArray());
        } catch (NumberFormatException | ShapeException e) {
            throw FormatException.at(file, at, "expected a shape that an array can have, received (" + text + ")", e);
        }
    }

    /// The bytes of a header for an array in C order, little-endian: 64 bytes or a multiple of that.
    static byte[] bytes(SafetensorsType type, Shape shape) {
        String descr = TYPES.entrySet().stream()
                .filter(e -> e.getValue() == type)
                .findFirst()
                .orElseThrow()
                .getKey();
        var extents = new StringBuilder();
        for (int extent : shape.extents()) extents.append(extent).append(shape.rank() == 1 ? "," : ", ");
        if (shape.rank() > 1) extents.setLength(extents.length() - 2);
        String text = "{'descr': '<%s', 'fortran_order': False, 'shape': (%s), }".formatted(descr, extents);
        int before = MAGIC.length + 4, whole = Math.ceilDiv(before + text.length() + 1, 64) * 64;
        byte[] bytes = new byte[whole];
        System.arraycopy(MAGIC, 0, bytes, 0, MAGIC.length);
        bytes[MAGIC.length] = 1;
        bytes[before - 2] = (byte) (whole - before);
        bytes[before - 1] = (byte) ((whole - before) >> 8);
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        Arrays.fill(bytes, before, whole - 1, (byte) ' ');
        System.arraycopy(ascii, 0, bytes, before, ascii.length);
        bytes[whole - 1] = '\n';
        return bytes;
    }
}
