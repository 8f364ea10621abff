package dev.tiefgang.testkit;

import dev.tiefgang.runtime.Precision;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Combinations of ops: the compiler may change neither meaning nor bits.
class RandomGraphsTest {
    private static final int GRAPHS = Integer.getInteger("tiefgang.graphs", 300);
    private static final int BLOCK = 50;

    /// What rounding leaves where the terms of a sum cancel, such as those of a gradient that is 0.
    private static final double FLOOR = 1e-6;

    @TestFactory
    Stream<DynamicTest> floatsAgreeWithDoubles() {
        return blocks(seed -> {
            Program p = RandomGraphs.draw(seed, true);
            Laws.close(
                    "float against double",
                    p.run(Precision.DOUBLE, Engines.first()),
                    p.run(Precision.FLOAT, Engines.usual()),
                    5e-5,
                    FLOOR);
        });
    }

    @TestFactory
    Stream<DynamicTest> sameBits() {
        return blocks(seed -> {
            Program p = RandomGraphs.draw(seed, false);
            var expected = p.run(Precision.FLOAT, Engines.first());
            Laws.sameBits("vectors and threads", expected, p.run(Precision.FLOAT, Engines.usual()));
            Laws.sameBits("all values kept", expected, p.runKeepingAll(Precision.FLOAT, Engines.usual()));
            Laws.sameBits("memory used before", expected, p.runTwice(Precision.FLOAT, Engines.usual()));
        });
    }

    @TestFactory
    Stream<DynamicTest> sameBitsInDouble() {
        return blocks(seed -> {
            Program p = RandomGraphs.draw(seed, false);
            var expected = p.runKeepingAll(Precision.DOUBLE, Engines.first());
            Laws.sameBits("memory shared", expected, p.run(Precision.DOUBLE, Engines.first()));
            Laws.sameBits("memory used before", expected, p.runTwice(Precision.DOUBLE, Engines.first()));
        });
    }

    private static Stream<DynamicTest> blocks(java.util.function.LongConsumer law) {
        return IntStream.range(0, GRAPHS / BLOCK)
                .mapToObj(b -> DynamicTest.dynamicTest(
                        "graphs " + b * BLOCK + " … " + (b * BLOCK + BLOCK - 1),
                        () -> IntStream.range(b * BLOCK, b * BLOCK + BLOCK)
                                .forEach(seed -> Laws.on("graph " + seed, () -> law.accept(seed)))));
    }
}
