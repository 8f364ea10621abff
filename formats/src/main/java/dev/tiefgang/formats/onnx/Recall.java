package dev.tiefgang.formats.onnx;

import dev.tiefgang.graph.Graph;
import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.nn.Network;
import dev.tiefgang.nn.Scope;
import dev.tiefgang.op.LocalResponseNormalization;
import dev.tiefgang.op.Recurrent;
import dev.tiefgang.tensor.Shape;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What a network predicts, as a graph whose composite ops are those with an operator in ONNX; the others are
/// replaced by what they stand for.
///
/// @param live the nodes that the prediction is computed from, in their order
/// @param places for each node the layer that it belongs to
record Recall(Graph graph, Value output, List<Integer> live, List<String> places) {
    private static final String BEHIND_THE_LAYERS = "prediction";

    static Recall of(Network network, int n) {
        Network.Built built = network.build(n, false);
        Value wanted = network.loss().prediction(built.output());
        var pass = new Pass(wanted.graph().fresh());
        Map<Integer, Value> map = new HashMap<>();
        for (int i : live(wanted)) {
            Graph.Node node = wanted.graph().node(i);
            map.put(i, pass.visit(node.op(), node.in().stream().map(map::get).toList()));
            pass.name(place(built.scope(), i));
        }
        Value output = Objects.requireNonNull(map.get(wanted.id())); // it is the last live one
        return new Recall(pass.to, output, live(output), List.copyOf(pass.places));
    }

    /// How many values are computed from a node; the prediction counts as one more.
    Map<Integer, Integer> readers() {
        var readers = new HashMap<Integer, Integer>();
        readers.put(output.id(), 1);
        for (int i : live) for (int in : graph.node(i).in()) readers.merge(in, 1, Integer::sum);
        return readers;
    }

    private static List<Integer> live(Value wanted) {
        var needed = new BitSet();
        needed.set(wanted.id());
        for (int i = wanted.id(); i >= 0; i--)
            if (needed.get(i)) wanted.graph().node(i).in().forEach(needed::set);
        return needed.stream().boxed().toList();
    }

    /// The innermost layer that made a node.
    private static String place(Scope scope, int node) {
        for (Scope.Built layer : scope.layers()) // inner ones come first
        if (layer.from() <= node && node < layer.to()) return layer.path();
        return BEHIND_THE_LAYERS;
    }

    /// Whether a composite op goes out under its own name.
    private static boolean stays(Op.Composite op, List<Shape> in) {
        return switch (op) {
            case Recurrent r -> !r.masked();
            // ONNX has even sizes and any number of axes, ONNX Runtime refuses them.
            case LocalResponseNormalization norm ->
                norm.size() % 2 == 1 && in.getFirst().rank() == 4;
            default -> op.onnx().filter(o -> o.sinceOpset() <= OnnxFile.OPSET).isPresent();
        };
    }

    /// One pass over the nodes of a graph, which are added to another one.
    private static final class Pass {
        private final Graph to;
        private final List<String> places = new ArrayList<>();

        Pass(Graph to) {
            this.to = to;
        }

        Value visit(Op op, List<Value> in) {
            List<Shape> shapes = in.stream().map(Value::shape).toList();
            if (!(op instanceof Op.Composite c) || stays(c, shapes)) return to.add(op, in);
            Value body = c.body(shapes);
            var inner = new ArrayList<>(in); // the first nodes of the body are its inputs
            for (int i = in.size(); i <= body.id(); i++) {
                Graph.Node node = body.graph().node(i);
                inner.add(visit(node.op(), node.in().stream().map(inner::get).toList()));
            }
            return inner.get(body.id());
        }

        /// Says where the nodes come from that are new.
        void name(String place) {
            while (places.size() < to.size()) places.add(place);
        }
    }
}
