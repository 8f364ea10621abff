package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The product along axes, which stay with extent 1; 1 where there is nothing to multiply.
///
/// Halves are multiplied with each other until one number is left, a tree of fixed shape. Gradient: `dy`
/// times the product of all others, also where some are 0, since nothing is divided.
public record ReduceProd(List<Integer> axes) implements Op.Composite {
    /// `[factors, n]` → `[1, n]`.
    private static Value product(Value rows) {
        int n = rows.shape().dim(0), half = n / 2;
        if (n == 1) return rows;
        Value p = part(rows, 0, half).times(part(rows, half, 2 * half));
        if (n % 2 == 1) p = p.graph().add(new Concat(0), p, part(rows, n - 1, n));
        return product(p);
    }

    private static Value part(Value rows, int from, int to) {
        return rows.then(new Slice(0, from, to));
    }

    public ReduceProd {
        axes = axes.stream().sorted().distinct().toList();
    }

    @Override
    public Value expand(List<Value> in) {
        Value x = in.getFirst();
        Shape s = x.shape(), y = Axes.reduced("ReduceProd", s, axes);
        var order = new ArrayList<>(axes);
        for (int a = 0; a < s.rank(); a++) if (!axes.contains(a)) order.add(a);
        int factors = 1;
        for (int a : axes) factors *= s.dim(a);
        if (factors == 0) return x.graph().fill(1, y);
        Value rows = x.transpose(order.toArray(Integer[]::new)).reshape(Shape.of(factors, s.size() / factors));
        return product(rows).reshape(y);
    }

    @Override
    public Optional<Onnx> onnx() {
        return Axes.onnx("ReduceProd", 18, axes);
    }
}
