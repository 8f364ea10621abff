package dev.tiefgang.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {
    private static final String COMPACT = "{\"run\":\"a \\\"b\\\" ü\\n"
            + "\",\"seed\":-7,\"lr\":0.001,\"resume\":true,\"hidden\":[300,100],\"empty\":{},\"none\":[]}";

    @TempDir
    Path folder;

    private static Map<String, Object> tree() {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("run", "a \"b\" ü\n");
        tree.put("seed", -7L);
        tree.put("lr", 0.001);
        tree.put("resume", true);
        tree.put("hidden", List.of(300L, 100L));
        tree.put("empty", Map.of());
        tree.put("none", List.of());
        return tree;
    }

    @Test
    void writesOneLine() {
        assertThat(Json.compact(tree())).isEqualTo(COMPACT);
        assertThat(Json.compact(Map.of("x", List.of(1, 0.1f, Long.MAX_VALUE))))
                .isEqualTo("{\"x\":[1,0.1,9223372036854775807]}");
    }

    @Test
    void writesIndented() {
        assertThat(Json.pretty(Map.of("a", List.of(1, 2)))).isEqualTo("{\n  \"a\" : [\n    1,\n    2\n  ]\n}\n");
    }

    @Test
    void whatWasWrittenComesBack() throws IOException {
        var read = Json.readObject("x", Json.compact(tree()));
        assertThat(read).isEqualTo(tree());
        assertThat(List.copyOf(read.keySet())).isEqualTo(List.copyOf(tree().keySet()));
        Path file = Files.writeString(folder.resolve("run.json"), Json.pretty(tree()));
        assertThat(Json.readObject(file)).isEqualTo(tree());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|expected an object",
                "[]|line 1, column 1: expected an object",
                "{\"a\":1}]|expected JSON",
                "{} {}|line 1, column 4: expected nothing after the object",
                "{\"a\":1,\"a\":2}|line 1, column 8: expected each name once, 'a' comes again",
                "{\"a\":null}|line 1, column 6: expected a value, null is none",
                "{\"a\":[null]}|expected a value, null is none",
                "{\"a\":9223372036854775808}|expected a whole number of at most 64 bits",
                "{\"a\":1e999}|expected a number that fits into a double",
                "{\"a\":NaN}|expected JSON",
                "{\"a\":01}|expected JSON",
                "{'a':1}|expected JSON",
                "{\"a\":1,}|expected JSON",
                "{\"a\":1 // one|expected JSON",
            })
    void saysWhatIsWrong(String text, String message) {
        assertThatThrownBy(() -> Json.readObject("run.json", text))
                .isInstanceOf(FormatException.class)
                .hasMessageStartingWith("run.json")
                .hasMessageContaining(message);
    }

    @Test
    void namesLineAndColumn() {
        assertThatThrownBy(() -> Json.readObject("run.json", "{\n  \"a\": 1,\n  \"b\": nul\n}"))
                .isInstanceOf(FormatException.class)
                .hasMessageStartingWith("run.json, line 3, column ");
    }

    @Test
    void depthIsLimited() {
        String deep = "{\"a\":" + "[".repeat(100_000);
        assertThatThrownBy(() -> Json.readObject("x", deep))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("64")
                .hasMessageNotContaining("StreamReadConstraints");
    }

    @Test
    void whereAnObjectBeganIsSaidInTheUsersWords() {
        assertThatThrownBy(() -> Json.readObject("run.json", "{\"a\":{\"b\":1"))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("(start marker at line: 1, column: 6)")
                .hasMessageNotContaining("Source")
                .hasMessageNotContaining("StreamReadFeature");
    }

    @Test
    void sizeIsLimited() throws IOException {
        Path file = Files.write(folder.resolve("big.json"), new byte[(1 << 24) + 1]);
        assertThatThrownBy(() -> Json.readObject(file))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("expected a file of at most 16777216 bytes, received 16777217");
    }

    @Test
    void everyDamageGivesATypedErrorOrAnObject() throws IOException {
        byte[] bytes = COMPACT.getBytes(UTF_8);
        assertThat(Flips.truncations(bytes))
                .allSatisfy(d ->
                        assertThatThrownBy(() -> read(d.bytes())).as(d.what()).isInstanceOf(FormatException.class));
        int found = 0;
        for (var d : Flips.bits(bytes).toList()) {
            try {
                assertThat(read(d.bytes())).as(d.what()).isNotEmpty();
            } catch (FormatException e) {
                found++;
            }
        }
        assertThat(found).isGreaterThan(bytes.length);
    }

    @Test
    void refusesWhatJsonHasNoFormFor() {
        for (Object value : List.of(Double.NaN, Float.POSITIVE_INFINITY, Path.of("x"), 'c'))
            assertThatThrownBy(() -> Json.compact(List.of(value)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("received " + value.getClass().getSimpleName());
    }

    private Map<String, Object> read(byte[] bytes) throws IOException {
        return Json.readObject(Files.write(folder.resolve("x.json"), bytes));
    }
}
