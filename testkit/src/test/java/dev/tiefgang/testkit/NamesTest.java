package dev.tiefgang.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiefgang.nn.Names;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which known name is offered for one that is not known.
class NamesTest {
    private static final List<String> KNOWN = List.of(
            "adam", "adamw", "sgd", "momentum", "cross-entropy", "categorical-hinge", "emnist-digits", "or", "--lr");

    @ParameterizedTest
    @CsvSource({
        "adan, adam",
        "ADAM, adam",
        "AdamW, adamw",
        "sdg, sgd",
        "sg, sgd",
        "momentun, momentum",
        "momntm, momentum",
        "croos-entrpy, cross-entropy",
        "crossentropy, cross-entropy",
        "categoricalhinges, categorical-hinge",
        "emnist, emnist-digits",
        "cross, cross-entropy",
        "sgd-with-momentum, sgd",
        "momenta-of-force, momentum",
        "ro, or",
        "--rl, --lr",
    })
    void aNearNameIsOffered(String name, String near) {
        assertThat(Names.near(name, KNOWN)).contains(near);
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "x",
        "r",
        "xy",
        "mse",
        "foo",
        "lion",
        "rprop",
        "poisson",
        "hinge",
        "--x",
        "resnet50",
        "emnist-letters"
    })
    void aFarNameIsNot(String name) {
        assertThat(Names.near(name, KNOWN)).isEmpty();
        assertThat(Names.near(name, List.of())).isEmpty();
    }

    @Test
    void ofEqualsTheFirstIsOffered() {
        assertThat(Names.near("emnist", List.of("mn", "emnist-letters", "emnist-digits")))
                .contains("emnist-letters");
        assertThat(Names.near("cat", List.of("hat", "rat"))).contains("hat");
        assertThat(Names.near("bat", List.of("hat", "rat", "abt"))).contains("hat");
    }

    @Test
    void longListsEnd() {
        assertThat(Names.list(List.of("a", "b"))).isEqualTo("a, b");
        List<String> many = IntStream.range(0, 40).mapToObj(i -> "n" + i).toList();
        assertThat(Names.list(many)).startsWith("n0, n1, ").endsWith("n15, … (40 in all)");
        assertThat(Names.list(many.subList(0, 16))).endsWith("n14, n15");
    }
}
