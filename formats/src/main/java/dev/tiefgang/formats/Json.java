package dev.tiefgang.formats;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Reads and writes small JSON documents as trees of `Map`, `List`, `String`, `Number` and `Boolean`.
///
/// Whole numbers are read as `Long`, others as `Double`; objects keep their order. There is no `null` in such a
/// tree: what is absent is left out. Documents are read up to 16 MiB and a depth of 64.
public final class Json {
    private static final int MAX_BYTES = 1 << 24;
    private static final int MAX_DEPTH = 64;
    // Names may come from a hostile file: no shared table of them, whose hashes could be made to collide.
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(MAX_BYTES)
                    .build())
            .build();

    private Json() {}

    /// The tree as JSON text in one line.
    ///
    /// @throws IllegalArgumentException if it holds anything that JSON has no form for, such as NaN
    public static String compact(Object tree) {
        var out = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            write(json, tree);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // Memory is never hard to write.
        }
        return out.toString();
    }

    /// The tree as indented JSON text that ends with a line feed, the same on every system.
    ///
    /// @throws IllegalArgumentException if it holds anything that JSON has no form for, such as NaN
    public static String pretty(Object tree) {
        var out = new StringWriter();
        var indenter = new DefaultIndenter("  ", "\n");
        var printer = new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        try (JsonGenerator json = FACTORY.createGenerator(out).setPrettyPrinter(printer)) {
            write(json, tree);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // Memory is never hard to write.
        }
        return out + "\n";
    }

    /// Reads a file that holds one JSON object.
    ///
    /// @throws FormatException if it holds anything else, with line and column
    /// @throws FileException if it cannot be read
    public static SequencedMap<String, Object> readObject(Path file) {
        byte[] bytes = Inputs.bytes(file, MAX_BYTES);
        return readObject(file.toString(), Utf8.decode(file.toString(), 0, bytes));
    }

    /// Reads a text that is one JSON object; `name` stands for it in errors.
    ///
    /// @throws FormatException if it is anything else, with line and column
    public static SequencedMap<String, Object> readObject(String name, String text) {
        try (JsonParser json = FACTORY.createParser(text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) throw error(name, json, "expected an object");
            var object = object(name, json);
            if (json.nextToken() != null) throw error(name, json, "expected nothing after the object");
            return object;
        } catch (JsonProcessingException e) {
            throw new FormatException(
                    name + place(e.getLocation()) + "expected JSON, received: " + JsonErrors.text(e), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // A string in memory is never hard to read.
        }
    }

    private static SequencedMap<String, Object> object(String name, JsonParser json) throws IOException {
        var object = new LinkedHashMap<String, Object>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            if (object.containsKey(key)) throw error(name, json, "expected each name once, '" + key + "' comes again");
            json.nextToken();
            object.put(key, value(name, json));
        }
        return object;
    }

    private static Object value(String name, JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case START_OBJECT -> object(name, json);
            case START_ARRAY -> list(name, json);
            case VALUE_STRING -> json.getText();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT -> whole(name, json);
            case VALUE_NUMBER_FLOAT -> fraction(name, json);
            default -> throw error(name, json, "expected a value, null is none");
        };
    }

    private static List<Object> list(String name, JsonParser json) throws IOException {
        var list = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) list.add(value(name, json));
        return list;
    }

    private static Long whole(String name, JsonParser json) throws IOException {
        if (json.getNumberType() == JsonParser.NumberType.BIG_INTEGER)
            throw error(name, json, "expected a whole number of at most 64 bits");
        return json.getLongValue();
    }

    private static Double fraction(String name, JsonParser json) throws IOException {
        double number = json.getDoubleValue();
        if (!Double.isFinite(number)) throw error(name, json, "expected a number that fits into a double");
        return number;
    }

    private static void write(JsonGenerator json, Object tree) throws IOException {
        switch (tree) {
            case Map<?, ?> map -> {
                json.writeStartObject();
                for (var e : map.entrySet()) {
                    json.writeFieldName((String) e.getKey());
                    write(json, e.getValue());
                }
                json.writeEndObject();
            }
            case Collection<?> list -> {
                json.writeStartArray();
                for (Object element : list) write(json, element);
                json.writeEndArray();
            }
            case String text -> json.writeString(text);
            case Boolean truth -> json.writeBoolean(truth);
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            case Float number when Float.isFinite(number) -> json.writeNumber(number);
            case Double number when Double.isFinite(number) -> json.writeNumber(number);
            default ->
                throw new IllegalArgumentException(
                        "Json: expected a Map, List, String, Boolean or finite number, received "
                                + tree.getClass().getSimpleName() + " " + tree);
        }
    }

    private static FormatException error(String name, JsonParser json, String problem) {
        return new FormatException(name + place(json.currentTokenLocation()) + problem);
    }

    private static String place(JsonLocation at) {
        return at == null ? ": " : ", line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ";
    }
}
