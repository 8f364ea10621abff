package dev.tiefgang.formats;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;

/// The JSON header of a safetensors file, read strictly.
final class SafetensorsHeader {
    static final int MAX_BYTES = 100_000_000;
    static final String METADATA = "__metadata__";
    static final String HASH = "sha256";
    static final int HASH_DIGITS = 64;
    /// The header follows the eight bytes of its length.
    static final int START = Long.BYTES;

    private static final int MAX_RANK = 32;
    private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{" + HASH_DIGITS + "}");
    // Names come from a file that may be hostile: no shared table of them, whose hashes could be made to collide.
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(8)
                    .maxNameLength(MAX_BYTES)
                    .maxStringLength(MAX_BYTES)
                    .build())
            .build();

    /// One tensor: where it lies in the data, and at which byte of the file the header says so.
    record Entry(String name, SafetensorsType type, Shape shape, long begin, long end, long offset) {}

    private final String file;
    private final String text;
    private final JsonParser json;
    private final SequencedMap<String, Entry> entries = new LinkedHashMap<>();
    private final SequencedMap<String, String> metadata = new LinkedHashMap<>();
    private int hashStart = -1;

    /// Reads a whole header.
    ///
    /// @throws FormatException at the first byte that is not as the format wants it
    SafetensorsHeader(String file, byte[] header) {
        this.file = file;
        if (header.length == 0 || header[0] != '{') throw error(START, "expected a JSON header that starts with '{'");
        text = Utf8.decode(file, START, header);
        try (JsonParser parser = FACTORY.createParser(text)) {
            json = parser;
            readAll();
        } catch (JsonProcessingException e) {
            long chars = e.getLocation() == null ? 0 : e.getLocation().getCharOffset();
            throw FormatException.at(file, offset(chars), "expected JSON, received: " + JsonErrors.text(e), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // A string in memory is never hard to read.
        }
    }

    SequencedMap<String, Entry> entries() {
        return entries;
    }

    SequencedMap<String, String> metadata() {
        return metadata;
    }

    /// Index in the header's bytes of the first digit of the checksum, or -1 where there is none.
    int hashStart() {
        return hashStart;
    }

    /// The entries as they lie in the data.
    ///
    /// @throws FormatException if they leave a hole, overlap, or cover other than `size` bytes
    List<Entry> inDataOrder(long size) {
        List<Entry> sorted = new ArrayList<>(entries.values());
        sorted.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
        long position = 0;
        for (Entry e : sorted) {
            if (e.begin != position)
                throw error(
                        e.offset,
                        "tensor '" + e.name + "': expected data that begin at " + position
                                + " (no hole, no overlap), received " + e.begin);
            position = e.end;
        }
        if (position != size)
            throw error(START, "expected " + position + " bytes of data for the tensors, received " + size);
        return sorted;
    }

    private void readAll() throws IOException {
        json.nextToken();
        var names = new HashSet<String>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = unique(names);
            long offset = here();
            expect(JsonToken.START_OBJECT, "an object for '" + name + "'");
            if (name.equals(METADATA)) readMetadata();
            else entries.put(name, readEntry(name, offset));
        }
        if (json.nextToken() != null) throw error(here(), "expected nothing after the JSON header but spaces");
    }

    private void readMetadata() throws IOException {
        var names = new HashSet<String>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = unique(names);
            String value = string("metadata '" + name + "'");
            if (name.equals(HASH)) readHash();
            else metadata.put(name, value);
        }
    }

    /// The digits must stand in the file as they are, not as JSON escapes, because the sum is taken over the
    /// bytes.
    private void readHash() {
        int start = (int) json.currentTokenLocation().getCharOffset() + 1;
        int end = start + HASH_DIGITS;
        if (end >= text.length()
                || text.charAt(end) != '"'
                || !DIGITS.matcher(text.substring(start, end)).matches())
            throw error(here(), "metadata '" + HASH + "': expected " + HASH_DIGITS + " digits 0-9, a-f");
        hashStart = (int) Utf8.length(text, start);
    }

    private Entry readEntry(String name, long offset) throws IOException {
        var names = new HashSet<String>();
        String type = "";
        long[] extents = {}, place = {};
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = unique(names);
            switch (field) {
                case "dtype" -> type = string("'dtype' of tensor '" + name + "'");
                case "shape" -> extents = numbers("'shape' of tensor '" + name + "'", MAX_RANK);
                case "data_offsets" -> place = numbers("'data_offsets' of tensor '" + name + "'", 2);
                default ->
                    throw error(
                            here(),
                            "tensor '" + name + "': expected dtype, shape and data_offsets, received '" + field + "'");
            }
        }
        for (String field : List.of("dtype", "shape", "data_offsets"))
            if (!names.contains(field))
                throw error(offset, "tensor '" + name + "': expected '" + field + "', found none");
        return entry(name, type, extents, place, offset);
    }

    private Entry entry(String name, String code, long[] extents, long[] place, long offset) {
        String tensor = "tensor '" + name + "': ";
        SafetensorsType type = SafetensorsType.of(code)
                .orElseThrow(() -> error(
                        offset,
                        tensor + "expected a dtype of " + Arrays.toString(SafetensorsType.values()) + ", received '"
                                + code + "'"));
        if (place.length != 2 || place[0] > place[1])
            throw error(
                    offset,
                    tensor + "expected data_offsets [begin, end] with begin ≤ end, received " + Arrays.toString(place));
        Shape shape = shape(tensor, extents, offset);
        long expected = (long) shape.size() * type.bytes, received = place[1] - place[0];
        if (expected != received)
            throw error(
                    offset,
                    tensor + "expected data_offsets that span " + expected + " bytes for " + type + shape
                            + ", received " + received);
        return new Entry(name, type, shape, place[0], place[1], offset);
    }

    private Shape shape(String tensor, long[] extents, long offset) {
        int[] e = new int[extents.length];
        try {
            for (int i = 0; i < e.length; i++) e[i] = Math.toIntExact(extents[i]);
            return Shape.of(e);
        } catch (ArithmeticException | ShapeException x) {
            throw FormatException.at(
                    file,
                    offset,
                    tensor + "expected a shape that fits into one array, received " + Arrays.toString(extents),
                    x);
        }
    }

    private long[] numbers(String what, int most) throws IOException {
        expect(JsonToken.START_ARRAY, "an array for " + what);
        long[] numbers = new long[most];
        int n = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (n == most) throw error(here(), what + ": expected at most " + most + " numbers");
            boolean whole = json.currentToken() == JsonToken.VALUE_NUMBER_INT
                    && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
            if (!whole || json.getLongValue() < 0)
                throw error(here(), what + ": expected whole numbers from 0 on, received " + json.getText());
            numbers[n++] = json.getLongValue();
        }
        return Arrays.copyOf(numbers, n);
    }

    private String string(String what) throws IOException {
        expect(JsonToken.VALUE_STRING, "a string for " + what);
        return json.getText();
    }

    private String unique(Set<String> names) throws IOException {
        String name = json.currentName();
        if (!names.add(name)) throw error(here(), "expected each name once, received '" + name + "' again");
        return name;
    }

    private void expect(JsonToken token, String what) throws IOException {
        if (json.nextToken() != token) throw error(here(), "expected " + what + ", received " + json.currentToken());
    }

    private long here() {
        return offset(json.currentTokenLocation().getCharOffset());
    }

    private long offset(long chars) {
        return START + Utf8.length(text, chars);
    }

    private FormatException error(long offset, String problem) {
        return FormatException.at(file, offset, problem);
    }
}
