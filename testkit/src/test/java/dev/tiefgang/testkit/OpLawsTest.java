package dev.tiefgang.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiefgang.graph.Op;
import dev.tiefgang.testkit.Operand.Draw;
import java.util.List;
import java.util.function.ObjLongConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every law for every op.
class OpLawsTest {
    private static final int SMALL = 24;
    private static final int AWKWARD = 12;
    private static final int LARGE = 3;

    @Test
    void everyOpHasARow() throws ClassNotFoundException {
        Class<?> physical = Class.forName("dev.tiefgang.compile.Physical");
        assertThat(Sealed.missing(
                        Sealed.members(Op.class, Op.Leaf.class, physical),
                        OpCases.all().stream().map(OpRow::type)))
                .as("ops without a row in OpCases")
                .isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> shapesAndOverwriting() {
        return law(OpLaws::shape, Dice.Size.SMALL, SMALL);
    }

    @Test
    void everyCompositeHasADefinition() {
        assertThat(Sealed.missing(
                        Sealed.members(Op.Composite.class),
                        OpCases.all().stream()
                                .filter(row -> row.definition().isPresent())
                                .map(OpRow::type)))
                .as("ops made of others whose row does not say what they mean")
                .isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> definitions() {
        return OpCases.all().stream()
                .filter(row -> row.definition().isPresent())
                .map(row -> test(
                        row,
                        Dice.Size.SMALL,
                        SMALL,
                        (c, seed) -> OpLaws.definition(c, row.definition().orElseThrow(), seed)));
    }

    @TestFactory
    Stream<DynamicTest> gradients() {
        return law(OpLaws::gradient, Dice.Size.SMALL, SMALL);
    }

    @TestFactory
    Stream<DynamicTest> secondGradients() {
        return law(OpLaws::secondGradient, Dice.Size.SMALL, SMALL);
    }

    @TestFactory
    Stream<DynamicTest> smallFloatsAgreeWithDoubles() {
        return law(OpLaws::precision, Dice.Size.SMALL, SMALL);
    }

    @TestFactory
    Stream<DynamicTest> floatsAgreeWithDoubles() {
        return law(OpLaws::precision, Dice.Size.AWKWARD, AWKWARD);
    }

    @TestFactory
    Stream<DynamicTest> largeFloatsAgreeWithDoubles() {
        return law(OpLaws::precision, Dice.Size.LARGE, LARGE);
    }

    @TestFactory
    Stream<DynamicTest> sameBits() {
        var engines = List.of(Engines.usual());
        return law((c, seed) -> OpLaws.sameBits(c, seed, engines), Dice.Size.AWKWARD, AWKWARD);
    }

    @TestFactory
    Stream<DynamicTest> sameBitsOnAnyNumberOfThreads() {
        return law((c, seed) -> OpLaws.sameBits(c, seed, Engines.all()), Dice.Size.LARGE, LARGE);
    }

    @TestFactory
    Stream<DynamicTest> ties() {
        return comparing(Draw.WHOLE);
    }

    @TestFactory
    Stream<DynamicTest> tiesAndNaN() {
        return comparing(Draw.WHOLE_OR_NAN);
    }

    @TestFactory
    Stream<DynamicTest> wholeNumbersAreMovedAsTheyAre() {
        return Stream.of(Dice.Size.SMALL, Dice.Size.AWKWARD, Dice.Size.LARGE)
                .flatMap(size -> WholeCases.all().stream()
                        .map(row -> test(row, size, AWKWARD, (c, seed) -> {
                            OpLaws.shape(c, seed);
                            OpLaws.precision(c, seed);
                            OpLaws.sameBits(c, seed, List.of(Engines.usual()));
                        })));
    }

    /// Precision and bits once more, with other numbers where an op compares them.
    private static Stream<DynamicTest> comparing(Draw draw) {
        var engines = List.of(Engines.usual());
        return Stream.of(Dice.Size.SMALL, Dice.Size.AWKWARD)
                .flatMap(size -> OpCases.all().stream()
                        .filter(row -> row.draw(size, 0).compares())
                        .map(row -> test(row, size, AWKWARD, (c, seed) -> {
                            OpLaws.precision(c.comparing(draw), seed);
                            OpLaws.sameBits(c.comparing(draw), seed, engines);
                        })));
    }

    @TestFactory
    Stream<DynamicTest> errors() {
        return OpCases.all().stream()
                .map(row -> DynamicTest.dynamicTest(row.name(), () -> {
                    assertThat(row.wrong()).hasSizeGreaterThanOrEqualTo(3);
                    OpLaws.errors(row);
                }));
    }

    private static Stream<DynamicTest> law(ObjLongConsumer<OpCase> law, Dice.Size size, int cases) {
        return OpCases.all().stream().map(row -> test(row, size, cases, law));
    }

    private static DynamicTest test(OpRow row, Dice.Size size, int cases, ObjLongConsumer<OpCase> law) {
        return DynamicTest.dynamicTest(row.name(), () -> {
            for (int i = 0; i < cases; i++) {
                int seed = i;
                Laws.on(row.name() + " " + size + " " + i, () -> {
                    OpCase c = row.draw(size, seed);
                    Laws.on(c.toString(), () -> law.accept(c, seed));
                });
            }
        });
    }
}
