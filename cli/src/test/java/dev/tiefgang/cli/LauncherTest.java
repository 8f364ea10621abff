package dev.tiefgang.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LauncherTest {
    @ParameterizedTest
    @CsvSource({"tiefgang, '\\n    (train[a-z |-]*)\\)'", "tiefgang.cmd, 'in \\((train[a-z -]*)\\)'"})
    void theScriptsNameTheSameCommands(String script, String commands) throws IOException {
        var match = Pattern.compile(commands).matcher(Files.readString(Path.of("..", script)));
        assertThat(match.find()).isTrue();
        assertThat(Set.of(match.group(1).split("[ |]+"))).isEqualTo(Launcher.VECTOR_COMMANDS);
    }
}
