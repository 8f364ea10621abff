package dev.tiefgang.formats.onnx;

import dev.tiefgang.graph.Graph;
import dev.tiefgang.graph.Kind;
import dev.tiefgang.graph.Op;
import dev.tiefgang.nn.Network;
import dev.tiefgang.op.Add;
import dev.tiefgang.op.Expand;
import dev.tiefgang.op.Fill;
import dev.tiefgang.op.Input;
import dev.tiefgang.op.MatMul;
import dev.tiefgang.op.OneHot;
import dev.tiefgang.op.Param;
import dev.tiefgang.op.Recurrent;
import dev.tiefgang.op.Reshape;
import dev.tiefgang.op.Step;
import dev.tiefgang.op.Table;
import dev.tiefgang.op.TopK;
import dev.tiefgang.runtime.Params;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import dev.tiefgang.tensor.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Writes the values of a graph one after the other as ONNX operators: most under the name that the op
/// itself says, the others as `visit` says.
final class Exporter {
    private static final String OUTPUT = "output";

    private final Sized sized;
    private final Graph graph;
    private final Params params;
    private final ChannelBiases biases;
    private final OnnxGraph onnx = new OnnxGraph();
    private final Sizes sizes = new Sizes(onnx, Network.INPUT);
    private final Values values = new Values(onnx);
    private int opset = OnnxFile.OPSET;

    private Exporter(Sized sized, Params params) {
        this.sized = sized;
        this.graph = sized.recall().graph();
        this.params = params;
        this.biases = ChannelBiases.in(sized.recall());
    }

    /// A graph as it is written, and the operator set that it needs.
    record Exported(Message graph, int opset) {}

    /// @throws OnnxException if something in it has no form in ONNX
    static Exported export(Network network, Sized sized, Params params) {
        var exporter = new Exporter(sized, params);
        return new Exported(exporter.graph(network), exporter.opset);
    }

    private Message graph(Network network) {
        var in = new ArrayList<>(List.of(sized.batch()));
        for (int extent : network.input().extents()) in.add(Extent.fixed(extent));
        for (int id : sized.recall().live()) if (!biases.hidden().contains(id)) visit(id);
        int last = sized.recall().output().id();
        onnx.output(number(last), OUTPUT);
        return onnx.message(
                network.name().isBlank() ? "network" : network.name(), // ONNX wants one
                Protos.value(Network.INPUT, Kind.REAL, in),
                Protos.value(OUTPUT, graph.node(last).kind(), extents(last)));
    }

    private void visit(int id) {
        Graph.Node node = graph.node(id);
        if (node.shape().size() == 0)
            throw refused(id, "values with elements", "one of shape " + node.shape() + " from " + node.op());
        List<Integer> in = node.in();
        String name = name(id);
        switch (node.op()) {
            case Op.Leaf _ -> {} // named by the first that reads it
            case Reshape _ -> plain(id, "Reshape", number(in.getFirst()), sizes.reshape(name + ".shape", extents(id)));
            case Expand _ -> {
                String shape = sizes.expand(name + ".shape", extents(in.getFirst()), extents(id));
                plain(id, "Expand", number(in.getFirst()), shape);
            }
            case OneHot _
            when graph.node(in.getFirst()).shape().rank() == 0 ->
                throw refused(id, "a list of positions", "a single one for " + node.op());
            case Step _ -> plain(id, "Greater", number(in.getFirst()), constant(name + ".zero", 0.0));
            case MatMul m when m.transA() || m.transB() -> product(id, m);
            case Recurrent r -> values.put(id, "", SequenceForm.add(onnx, r, name, units(r, in), states(r, in)));
            case Add _
            when biases.sums().containsKey(id) -> biased(id, biases.sums().get(id));
            default -> operator(id, name, node.op(), in);
        }
    }

    /// The op under the name that it says, with what it says as a constant behind its inputs.
    ///
    /// @param id the node that has the result
    private void operator(int id, String name, Op op, List<Integer> in) {
        Op.Onnx form = op.onnx().orElseThrow(() -> refused(id, "ops with an operator in ONNX", op.toString()));
        opset = Math.max(opset, form.sinceOpset());
        var all = new ArrayList<String>();
        for (int i = 0; i < in.size(); i++)
            all.add(Values.takesTruth(form.type(), i) ? truth(in.get(i)) : number(in.get(i)));
        for (Op.Onnx.Constant c : form.constants()) {
            boolean leftOut = c.value() instanceof List<?> list && list.isEmpty();
            all.add(leftOut ? "" : constant(name + "." + c.input(), c.value()));
        }
        List<String> out = op instanceof TopK ? List.of(name + "/values", name) : List.of(name);
        onnx.node(form.type(), name, all, out, form.attributes());
        values.put(id, form.type(), name);
    }

    private void plain(int id, String type, String... in) {
        values.put(id, type, onnx.node(type, name(id), List.of(in), Map.of()));
    }

    private void biased(int id, ChannelBiases.Biased both) {
        var in = new ArrayList<>(graph.node(both.convolution().id()).in());
        in.add(both.biases().id());
        operator(id, name(both.convolution().id()), both.convolution().op(), in);
    }

    /// A product with turned matrices: one operator for two matrices, several for stacks of them.
    private void product(int id, MatMul m) {
        int a = graph.node(id).in().get(0), b = graph.node(id).in().get(1);
        if (graph.node(a).shape().rank() == 2 && graph.node(b).shape().rank() == 2) {
            Map<String, Object> attributes = Map.of("transA", m.transA() ? 1 : 0, "transB", m.transB() ? 1 : 0);
            values.put(id, "Gemm", onnx.node("Gemm", name(id), List.of(number(a), number(b)), attributes));
        } else
            plain(
                    id,
                    "MatMul",
                    m.transA() ? turned(a, name(id) + "/a") : number(a),
                    m.transB() ? turned(b, name(id) + "/b") : number(b));
    }

    private String turned(int id, String name) {
        int rank = graph.node(id).shape().rank();
        var order = new ArrayList<>(IntStream.range(0, rank).boxed().toList());
        Collections.swap(order, rank - 2, rank - 1);
        return onnx.node("Transpose", name, List.of(number(id)), Map.of("perm", List.copyOf(order)));
    }

    private int units(Recurrent r, List<Integer> in) {
        return graph.node(in.get(2)).shape().dim(1) / r.gates();
    }

    /// The inputs of a recurrent op; first states that are 0 are left out.
    private List<String> states(Recurrent r, List<Integer> in) {
        return IntStream.range(0, r.inputs())
                .mapToObj(i -> i > 3 && graph.node(in.get(i)).op() instanceof Fill f && f.value() == 0
                        ? ""
                        : number(in.get(i)))
                .toList();
    }

    private String number(int id) {
        if (!values.has(id)) values.put(id, "", leaf(id));
        return values.number(id);
    }

    private String truth(int id) {
        if (!values.has(id)) values.put(id, "", leaf(id));
        return values.truth(id);
    }

    private String leaf(int id) {
        return switch (graph.node(id).op()) {
            case Input(String name, Shape _, Kind _) when name.equals(Network.INPUT) -> name;
            case Param(String name, Shape _)
            when !name.equals(Network.INPUT) && !name.equals(OUTPUT) -> onnx.constant(name, params.tensor(name));
            case Fill(double value, Shape s) -> fill(id, value, s);
            case Table t -> {
                Tensor numbers = Tensor.zeros(t.of() == Kind.INDEX ? Type.INT64 : Type.FLOAT32, t.extents());
                for (int i = 0; i < numbers.size(); i++)
                    numbers.put(i, t.numbers().get(i));
                yield onnx.constant(name(id), numbers);
            }
            default ->
                throw refused(
                        id,
                        "a network that reads '" + Network.INPUT + "' and parameters with other names",
                        graph.node(id).op().toString());
        };
    }

    private String fill(int id, double value, Shape s) {
        if (extents(id).stream().anyMatch(Extent::perSample)) {
            Tensor one = Tensor.of(Shape.of(1), (float) value);
            return onnx.node(
                    "ConstantOfShape",
                    name(id),
                    List.of(sizes.shape(name(id) + ".shape", extents(id))),
                    Map.of("value", one));
        }
        Tensor numbers = Tensor.zeros(Type.FLOAT32, s);
        for (int i = 0; i < numbers.size(); i++) numbers.put(i, value);
        return onnx.constant(name(id), numbers);
    }

    private String constant(String name, Object value) {
        return onnx.constant(name, Protos.constant(name, value));
    }

    private List<Extent> extents(int id) {
        return sized.extents().getOrDefault(id, List.of());
    }

    private String name(int id) {
        return place(id) + "/" + graph.node(id).op().getClass().getSimpleName() + "_" + id;
    }

    private String place(int id) {
        return sized.recall().places().get(id);
    }

    private OnnxException refused(int id, String expected, String received) {
        return new OnnxException("ONNX, layer %s: expected %s, received %s".formatted(place(id), expected, received));
    }
}
