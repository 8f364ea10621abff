package dev.tiefgang.lecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tiefgang.tensor.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    private static final Experiment TRACE = Lecture.named("and-trace");

    @Test
    void theSettingsOfTheLectureStandFirst() {
        Settings s = TRACE.usual();
        assertThat(s.real("alpha")).isEqualTo(0.1);
        assertThat(s.word("order")).isEqualTo("reversed");
        assertThat(s.with("alpha", "0.2").real("alpha")).isEqualTo(0.2);
        assertThat(s.with("rule", "BATCH").word("rule")).isEqualTo("batch");
        assertThat(s.seed(7).seed()).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({
        "alfa, 1, did you mean alpha?",
        "alpha, 0, 'alpha: expected a number in 0.000001 … 100, received ''0'''",
        "alpha, NaN, received 'NaN'",
        "alpha, much, received 'much'",
        "epochs, 1.5, 'epochs: expected a whole number in 1 … 100000, received ''1.5'''",
        "order, shufled, did you mean shuffled?",
        "order, '', 'expected one of reversed, natural, shuffled'"
    })
    void whatDoesNotFitIsSaid(String name, String word, String message) {
        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> TRACE.usual().with(name, word))
                .withMessageContaining(message);
    }

    @Test
    void unknownExperimentsAreAnsweredWithNearOnes() {
        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> Lecture.named("and-trase"))
                .withMessageContaining("did you mean and-trace?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0,0,0; 1,1,0 | received those of kind 0 alone",
                "; | received none",
                "0,0,0; 1,1 | expected 3 numbers",
                "0,0,0; 1,x,1 | expected a number in place 2, received 'x'",
                "0,0,0; 1,,1 | expected a number in place 2, received ''",
                "0,0,0; 1,1,2 | expected 0 or 1 as its kind, received 2",
                "0,0,0; 1,Infinity,1 | expected a finite number",
                "0,0,0; 1e200,1,1 | with at most 6 decimals",
                "0,0,0; 0.0000001,1,1 | with at most 6 decimals"
            })
    void ownPointsThatAreNoneAreRefused(String points, String message) {
        Experiment e = Lecture.named("separability");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> e.run(e.usual().with("points", points)))
                .withMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x1,x2,y; 0,0,0; 0.1,,1; 1,0.25,1 | line 3: expected a number in place 2, received ''",
                "0,0,0; abc,1,1; 1,0.25,1 | line 2, column '1': expected a number, received 'abc'",
                "0,0,0; 1,1,2; 1,2,0 | line 2: expected 0 or 1 as its kind, received 2",
                "0,0; 1,1 | line 1: expected 3 numbers",
                "0,0,1; 1,1,1 | all 2 rows say '1'",
                "x1,x2,y | expected rows below the header"
            })
    void filesOfOwnPointsThatAreNoneAreRefused(String rows, String message, @TempDir Path folder) throws IOException {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> separability(rows, folder))
                .withMessageContaining(message);
    }

    @Test
    void ownPointsMayComeFromAFile(@TempDir Path folder) throws IOException {
        Result result = separability("x1,x2,y; 0,0,0; 0.1,1,1; 1,0.25,1", folder);
        assertThat(result.value("own.separable")).containsExactly(1);
        assertThat(separability("0,0,0;0,1,1;1,0,1;1,1,0", folder).value("own.common"))
                .containsExactly(0.5, 0.5);
    }

    private static Result separability(String rows, Path folder) throws IOException {
        Path file = folder.resolve("own.csv");
        Files.writeString(file, rows.replaceAll("; ?", "\n"));
        Experiment e = Lecture.named("separability");
        return e.run(e.usual().with("points", file.toString()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "and-trace | rule=online batch=4 | batch=4 contradicts rule=online",
                "and-trace | batch=2 | batch=2 contradicts rule=online",
                "and-trace | rule=batch batch=2 | set that, or leave batch out.",
                "learning-rate | small=100 large=0.01 | small=100 contradicts large=0.01",
                "learning-rate | small=0.5 | the small rate must be below the large one"
            })
    void settingsThatContradictEachOtherAreRefused(String id, String set, String message) {
        Experiment e = Lecture.named(id);
        Settings chosen = chosen(e, set);
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> e.start().apply(chosen))
                .withMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({
        "0.028 -0.258, expected 3 numbers",
        "0.028 -0.258 x, expected a number in place 3",
        "0.028 -0.258 1e7, expected weights from −1000 to 1000",
        "-0.072 -0.158 -0.189, expected other weights than start"
    })
    void weightsThatTellNothingAreRefused(String start, String message) {
        Experiment e = AndConventionsExperiment.of();
        Settings chosen = e.usual().with("start", start.replace(' ', ','));
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> e.start().apply(chosen))
                .withMessageContaining(message);
    }

    @Test
    void miniBatchesMayHaveAnySize() {
        assertThat(TRACE.run(chosen(TRACE, "rule=mini-batch batch=4")).value("weights"))
                .containsExactly(TRACE.run(chosen(TRACE, "rule=batch")).value("weights"));
    }

    @Test
    void runsThatDoNotLearnSaySo() {
        Experiment e = Lecture.named("learning-rate");
        Result result = e.run(chosen(e, "epochs=1"));
        assertThat(result.value("solved")).containsExactly(0, 0, 0, 0);
        assertThat(result.value("slower")).containsExactly(Double.NaN);
        assertThat(result.notes()).hasSize(4).allSatisfy(n -> {
            assertThat(n.en()).endsWith("not learned in 1 epoch");
            assertThat(n.de()).endsWith("in einer Epoche nicht gelernt");
        });
    }

    private static Settings chosen(Experiment e, String set) {
        Settings s = e.usual();
        for (String word : set.split(" ", -1)) {
            String[] nameValue = word.split("=", -1);
            s = s.with(nameValue[0], nameValue[1]);
        }
        return s;
    }

    @Test
    void theLanguageFollowsTheLocale() {
        assertThat(Language.of(Locale.GERMANY)).isEqualTo(Language.DE);
        assertThat(Language.of(Locale.FRANCE)).isEqualTo(Language.EN);
        assertThat(new Text("%d of %s", "%d von %s").with(2, "x").in(Language.DE))
                .isEqualTo("2 von x");
    }
}
