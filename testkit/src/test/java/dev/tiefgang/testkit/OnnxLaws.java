package dev.tiefgang.testkit;

import dev.tiefgang.formats.onnx.OnnxFile;
import dev.tiefgang.graph.Kind;
import dev.tiefgang.graph.Value;
import dev.tiefgang.loss.MeanSquaredError;
import dev.tiefgang.nn.Layer;
import dev.tiefgang.nn.Model;
import dev.tiefgang.nn.Network;
import dev.tiefgang.nn.Scope;
import dev.tiefgang.op.ToIndex;
import dev.tiefgang.runtime.Params;
import dev.tiefgang.runtime.Precision;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import dev.tiefgang.tensor.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// ONNX Runtime and this library give the same numbers.
final class OnnxLaws {
    private static final double SHARE = 1e-5, FLOOR = 2e-7;

    private OnnxLaws() {}

    /// A network with numbers that tell its parameters apart.
    static Model model(Network network, int seed) {
        var params = new Params();
        for (Scope.Parameter p : network.build(1, false).scope().parameters()) {
            var draw = p.trainable() ? Operand.Draw.NORMAL : Operand.Draw.POSITIVE;
            params.put(
                    p.name(),
                    new Operand(p.shape(), draw)
                            .numbers(seed, 1 + params.all().size())
                            .to(Type.FLOAT32));
        }
        return new Model(network, params);
    }

    /// One file serves batches of 1 and 3.
    static void anyBatch(Model model, Operand.Draw draw, int seed, Path file) {
        OnnxFile.save(model, file);
        try (var runtime = new OnnxRuntime(file)) {
            for (int n : new int[] {1, 3}) compare(model, numbers(model, draw, n, seed), runtime);
        }
    }

    /// A file for batches of one size.
    static void oneBatch(Model model, Tensor x, Path file) {
        OnnxFile.of(model).batch(x.shape().dim(0)).save(file);
        try (var runtime = new OnnxRuntime(file)) {
            compare(model, x, runtime);
        }
    }

    /// An op by itself. What it takes comes as one row, what it gives leaves as one.
    static void op(OpCase c, int seed, Path file) {
        List<Tensor> parts = List.copyOf(c.numbers(seed).values());
        float[] row = new float[parts.stream().mapToInt(Tensor::size).sum()];
        int at = 0;
        for (Tensor part : parts) for (int i = 0; i < part.size(); i++) row[at++] = (float) part.at(i);
        var network = Network.of("op", Shape.of(row.length), new MeanSquaredError(), new Alone(c));
        oneBatch(network.model(seed), Tensor.of(Shape.of(1, row.length), row), file);
    }

    /// Whether nothing is taken or given; there are no files for that.
    static boolean isEmpty(OpCase c) {
        List<Shape> in = c.operands().stream().map(Operand::shape).toList();
        return in.stream().anyMatch(s -> s.size() == 0) || c.op().shape(in).size() == 0;
    }

    /// An op as a layer.
    private record Alone(OpCase of) implements Layer.Custom {
        @Override
        public Value apply(Scope scope, Value x) {
            var in = new ArrayList<Value>();
            int at = 0;
            for (Operand o : of.operands()) {
                Value part = x.slice(1, at, at += o.shape().size()).reshape(o.shape());
                in.add(o.kind() == Kind.INDEX ? part.then(new ToIndex(o.bound())) : part);
            }
            Value y = x.graph().add(of.op(), in);
            return (y.kind() == Kind.INDEX ? y.real() : y)
                    .reshape(Shape.of(1, y.shape().size()));
        }
    }

    /// A batch of numbers that suit a network.
    static Tensor numbers(Model model, Operand.Draw draw, int n, int seed) {
        return new Operand(model.network().input().batch(n), draw)
                .numbers(seed, 0)
                .to(Type.FLOAT32);
    }

    private static void compare(Model model, Tensor x, OnnxRuntime runtime) {
        int n = x.shape().dim(0);
        Network.Built built = model.network().build(n, false);
        Value prediction = model.network().loss().prediction(built.output());
        List<Tensor> ours = new Program(List.of(prediction), Map.of(Network.INPUT, x), model.params())
                .run(Precision.FLOAT, Engines.first());
        Laws.close("batch of " + n, ours, List.of(runtime.run(x)), SHARE, FLOOR);
    }
}
