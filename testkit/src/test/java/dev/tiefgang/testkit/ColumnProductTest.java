package dev.tiefgang.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiefgang.graph.Graph;
import dev.tiefgang.graph.Value;
import dev.tiefgang.runtime.Params;
import dev.tiefgang.runtime.Precision;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Products of a single column, which are computed as a row.
class ColumnProductTest {
    private final Graph g = new Graph();

    @ParameterizedTest
    @CsvSource({"1, 7, false", "5, 1, true", "33, 40, false", "120, 3000, false", "120, 3000, true"})
    void aColumnIsWhatTheRowIs(int rows, int terms, boolean turned) {
        Value a = g.param("a", Shape.of(terms, rows)), column = g.input("x", Shape.of(terms, 1));
        Value x = turned ? column.reshape(Shape.of(1, terms)) : column;
        Value bias = g.param("b", Shape.of(rows, 1)), product = a.matmul(x, true, turned);
        List<Value> wanted = List.of(
                product, product.plus(bias).relu(), product.plus(g.fill(0.5, Shape.of(1))), product.times(bias));
        Value row = g.input("y", Shape.of(1, terms)).matmul(a);
        var numbers = new Params();
        numbers.put("a", new Operand(Shape.of(terms, rows), Operand.Draw.NORMAL).numbers(5, 0));
        numbers.put("b", new Operand(Shape.of(rows, 1), Operand.Draw.NORMAL).numbers(5, 1));
        Tensor input = new Operand(Shape.of(terms, 1), Operand.Draw.NORMAL).numbers(5, 2);
        var program = new Program(wanted, Map.of("x", input), numbers);
        List<Tensor> usual = program.run(Precision.FLOAT, Engines.usual());
        Laws.close("floats", program.run(Precision.DOUBLE, Engines.first()), usual, 2e-5);
        for (Engines.Engine e : Engines.all()) Laws.sameBits(e.toString(), usual, program.run(Precision.FLOAT, e));
        Tensor asRow = Tensor.of(
                Shape.of(1, terms),
                IntStream.range(0, terms).mapToDouble(input::at).toArray());
        Tensor rowResult = new Program(List.of(row), Map.of("y", asRow), numbers)
                .run(Precision.FLOAT, Engines.usual())
                .getFirst();
        for (int i = 0; i < rows; i++) assertThat(usual.getFirst().at(i)).isEqualTo(rowResult.at(i));
    }
}
