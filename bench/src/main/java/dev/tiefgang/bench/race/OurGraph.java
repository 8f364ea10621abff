package dev.tiefgang.bench.race;

import dev.tiefgang.graph.Graph;
import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.op.Conv2dFilter;
import dev.tiefgang.op.Conv2dInput;
import dev.tiefgang.op.MatMul;
import dev.tiefgang.op.Window;
import dev.tiefgang.runtime.Params;
import dev.tiefgang.runtime.Plan;
import dev.tiefgang.runtime.Pool;
import dev.tiefgang.runtime.Run;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.util.Arrays;

/// One op of two operands that lie ready.
final class OurGraph implements Contestant {
    private final Pool pool;
    private final Run run;
    private final Tensor output;

    private OurGraph(Op op, Tensor a, Tensor b, Pool pool) {
        this.pool = pool;
        var graph = new Graph();
        // Inputs both: what depends on parameters alone is computed once for all runs.
        Value y = graph.add(op, graph.input("a", a.shape()), graph.input("b", b.shape()));
        this.run = new Run(Plan.compile(y), new Params(), pool);
        run.set("a", a);
        run.set("b", b);
        this.output = run.output(y);
    }

    static Contestant product(Workload.Product p, Pool pool) {
        Shape square = Shape.of(p.size(), p.size());
        return new OurGraph(new MatMul(false, false), Tensor.of(square, p.a()), Tensor.of(square, p.b()), pool);
    }

    static Contestant gradient(Workload.ConvolutionGradient w, Pool pool) {
        Geometry g = w.geometry();
        Window window =
                Window.of(g.size(), g.size()).stride(g.stride(), g.stride()).padding(g.padding());
        Tensor dy = Tensor.of(Shape.of(g.batch(), g.out(), g.outSide(), g.outSide()), w.dy());
        if (w.ofFilter()) {
            Tensor x = Tensor.of(Shape.of(g.batch(), g.in(), g.side(), g.side()), w.operand());
            return new OurGraph(new Conv2dFilter(window, g.groups()), x, dy, pool);
        }
        Tensor filter = Tensor.of(Shape.of(g.out(), g.in() / g.groups(), g.size(), g.size()), w.operand());
        return new OurGraph(new Conv2dInput(window, g.groups(), g.side(), g.side()), dy, filter, pool);
    }

    @Override
    public void step() {
        run.run();
    }

    @Override
    public void warmUp() {
        run.warmUp();
    }

    @Override
    public float[] outcome() {
        return Arrays.copyOf(output.floats(), output.size());
    }

    @Override
    public void close() {
        pool.close();
    }
}
