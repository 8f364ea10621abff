package dev.tiefgang.testkit;

import dev.tiefgang.graph.Graph;
import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/// An op with inputs that suit it.
public record OpCase(Op op, List<Operand> operands) {
    public OpCase {
        operands = List.copyOf(operands);
    }

    public static OpCase of(Op op, Operand... operands) {
        return new OpCase(op, List.of(operands));
    }

    /// True where some inputs are drawn without equals because the op compares them.
    public boolean compares() {
        return operands.stream().anyMatch(o -> o.draw() == Operand.Draw.APART);
    }

    /// The same with other numbers in the inputs that are compared.
    public OpCase comparing(Operand.Draw other) {
        return new OpCase(
                op,
                operands.stream()
                        .map(o -> o.draw() == Operand.Draw.APART ? new Operand(o.shape(), other) : o)
                        .toList());
    }

    /// The inputs as values of a graph, named `x0`, `x1`, ….
    public List<Value> inputs(Graph g) {
        var in = new ArrayList<Value>();
        for (Operand o : operands) in.add(o.input(g, "x" + in.size()));
        return in;
    }

    /// Those of the inputs along which the op has a slope.
    public List<Value> slopes(List<Value> inputs) {
        return IntStream.range(0, inputs.size())
                .filter(i -> operands.get(i).draw().slopes())
                .mapToObj(inputs::get)
                .toList();
    }

    /// Numbers for the inputs, by name.
    public SequencedMap<String, dev.tiefgang.tensor.Tensor> numbers(long seed) {
        var numbers = new java.util.LinkedHashMap<String, dev.tiefgang.tensor.Tensor>();
        for (int i = 0; i < operands.size(); i++)
            numbers.put("x" + i, operands.get(i).numbers(seed, i));
        return numbers;
    }
}
