package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Sums of products by Einstein's convention: `bij,bjk->bik` multiplies two stacks of matrices.
///
/// Every letter names an axis. Axes of the same letter go together and have the same extent; what the result does
/// not name is summed over. Without `->` the result has the letters that occur once, in the order of the alphabet.
/// It becomes transposes, sums and products of matrices. Neither a letter twice in one operand (a diagonal) nor
/// `...` is known. Source: Einstein: "Die Grundlage der allgemeinen Relativitätstheorie", 1916.
public record Einsum(String equation) implements Op.Composite {
    /// @throws ShapeException naming the equation and what is wrong with it
    public Einsum {
        equation = equation.replace(" ", "");
        if (!equation.matches("[A-Za-z]*(,[A-Za-z]*)*(->[A-Za-z]*)?"))
            throw new ShapeException(
                    "Einsum: expected letters and commas as in 'ij,jk->ik', received '" + equation + "'");
        for (String labels : operands(equation)) requireOnce(equation, labels);
        requireOnce(equation, result(equation));
        for (char c : result(equation).toCharArray())
            if (operands(equation).stream().noneMatch(labels -> labels.indexOf(c) >= 0))
                throw new ShapeException("Einsum: expected every letter of the result among the operands, received '"
                        + equation + "' without '" + c + "' before the arrow");
    }

    private static void requireOnce(String equation, String labels) {
        if (labels.chars().distinct().count() < labels.length())
            throw new ShapeException(
                    "Einsum: expected every letter once in '" + labels + "', received '" + equation + "'");
    }

    private static List<String> operands(String equation) {
        return List.of(equation.split("->", -1)[0].split(",", -1));
    }

    private static String result(String equation) {
        String[] sides = equation.split("->", -1);
        if (sides.length > 1) return sides[1];
        return sides[0].chars()
                .filter(c -> c != ',' && sides[0].indexOf(c) == sides[0].lastIndexOf(c))
                .sorted()
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    /// Number of inputs.
    public int inputs() {
        return operands(equation).size();
    }

    /// A value whose axes have names.
    private record Named(Value value, String labels) {
        /// The extents of some of the axes.
        int[] extents(String some) {
            return some.chars().map(c -> value.shape().dim(labels.indexOf(c))).toArray();
        }

        /// The axes in another order.
        Value ordered(String order) {
            return value.transpose(order.chars().mapToObj(labels::indexOf).toArray(Integer[]::new));
        }

        /// Summed over the axes that nobody needs.
        Named without(String unneeded) {
            if (unneeded.isEmpty()) return this;
            String left = filter(labels, c -> unneeded.indexOf(c) < 0);
            Integer[] axes = unneeded.chars().mapToObj(labels::indexOf).toArray(Integer[]::new);
            return new Named(value.sum(axes).reshape(Shape.of(extents(left))), left);
        }
    }

    @Override
    public Value expand(List<Value> in) {
        List<String> operands = operands(equation);
        requireExtents(operands, in);
        Named sum = new Named(in.getFirst(), operands.getFirst());
        for (int i = 1; i < in.size(); i++) {
            String later = String.join("", operands.subList(i + 1, in.size())) + result(equation);
            sum = product(sum, new Named(in.get(i), operands.get(i)), later);
        }
        sum = sum.without(filter(sum.labels(), c -> result(equation).indexOf(c) < 0));
        return sum.ordered(result(equation));
    }

    private void requireExtents(List<String> operands, List<Value> in) {
        Map<Character, Integer> extents = new HashMap<>();
        for (int i = 0; i < in.size(); i++) {
            Shape s = in.get(i).shape();
            String labels = operands.get(i);
            if (s.rank() != labels.length())
                throw new ShapeException("Einsum: expected a tensor with axes " + labels + " as input " + i + " of "
                        + equation + ", received " + s);
            for (int a = 0; a < labels.length(); a++) {
                int known = extents.merge(labels.charAt(a), s.dim(a), (first, _) -> first);
                if (known != s.dim(a))
                    throw new ShapeException("Einsum: expected an extent of %d for '%s' in input %d of %s, received %s"
                            .formatted(known, labels.charAt(a), i, equation, s));
            }
        }
    }

    /// Both as matrices, those axes in front that are in both and needed later.
    private static Named product(Named x, Named y, String later) {
        Named a = x.without(
                filter(x.labels(), c -> later.indexOf(c) < 0 && y.labels().indexOf(c) < 0));
        Named b = y.without(
                filter(y.labels(), c -> later.indexOf(c) < 0 && x.labels().indexOf(c) < 0));
        String both = filter(a.labels(), c -> b.labels().indexOf(c) >= 0);
        String batch = filter(both, c -> later.indexOf(c) >= 0), inner = filter(both, c -> later.indexOf(c) < 0);
        String rows = filter(a.labels(), c -> both.indexOf(c) < 0),
                columns = filter(b.labels(), c -> both.indexOf(c) < 0);
        Value left = a.ordered(batch + rows + inner).reshape(matrices(a, batch, rows, inner));
        Value right = b.ordered(batch + inner + columns).reshape(matrices(b, batch, inner, columns));
        int[] e = IntStream.of(a.extents(batch + rows)).toArray(), f = b.extents(columns);
        int[] extents = IntStream.concat(IntStream.of(e), IntStream.of(f)).toArray();
        return new Named(left.matmul(right).reshape(Shape.of(extents)), batch + rows + columns);
    }

    private static Shape matrices(Named v, String batch, String rows, String columns) {
        int[] e = Arrays.copyOf(v.extents(batch), batch.length() + 2);
        e[e.length - 2] = IntStream.of(v.extents(rows)).reduce(1, (p, q) -> p * q);
        e[e.length - 1] = IntStream.of(v.extents(columns)).reduce(1, (p, q) -> p * q);
        return Shape.of(e);
    }

    private static String filter(String labels, java.util.function.IntPredicate kept) {
        return labels.chars().filter(kept).mapToObj(Character::toString).collect(Collectors.joining());
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("Einsum", 12, Map.of("equation", equation));
    }
}
