package dev.tiefgang.formats.onnx;

import dev.tiefgang.graph.Kind;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// ONNX's protocol buffers, as far as networks need them.
///
/// ```
/// ModelProto     { int64 ir_version = 1; string producer_name = 2, producer_version = 3; GraphProto graph = 7;
///                  repeated OperatorSetIdProto opset_import = 8;
///                  repeated StringStringEntryProto metadata_props = 14; }
/// GraphProto     { repeated NodeProto node = 1; string name = 2; repeated TensorProto initializer = 5;
///                  repeated ValueInfoProto input = 11, output = 12; }
/// NodeProto      { repeated string input = 1, output = 2; string name = 3, op_type = 4;
///                  repeated AttributeProto attribute = 5; }
/// AttributeProto { string name = 1; float f = 2; int64 i = 3; bytes s = 4; TensorProto t = 5;
///                  repeated float floats = 7; repeated int64 ints = 8; AttributeType type = 20; }
/// TensorProto    { repeated int64 dims = 1; int32 data_type = 2; string name = 8; bytes raw_data = 9; }
/// ValueInfoProto { string name = 1; TypeProto type = 2; }
/// ```
///
/// Source: `onnx.proto` of ONNX 1.13 (opset 18, IR version 8).
final class Protos {
    private static final int FLOAT = 1, INT64 = 7;

    private Protos() {}

    /// The file: format, producer, operators, graph, and texts about it.
    static Message model(int ir, int opset, String version, Message graph, Map<String, String> properties) {
        var model = new Message().whole(1, ir).text(2, "tiefgang");
        if (!version.isEmpty()) model.text(3, version);
        model.part(7, graph).part(8, new Message().text(1, "").whole(2, opset));
        properties.forEach(
                (key, value) -> model.part(14, new Message().text(1, key).text(2, value)));
        return model;
    }

    static Message graph(String name, List<Message> nodes, List<Message> initializers, Message input, Message output) {
        var graph = new Message();
        for (Message node : nodes) graph.part(1, node);
        graph.text(2, name);
        for (Message initializer : initializers) graph.part(5, initializer);
        return graph.part(11, input).part(12, output);
    }

    static Message node(String type, String name, List<String> in, List<String> out, Map<String, Object> attributes) {
        var node = new Message();
        for (String value : in) node.text(1, value);
        for (String value : out) node.text(2, value);
        node.text(3, name).text(4, type);
        // In an order of their own: equal networks give equal files.
        new TreeMap<>(attributes).forEach((key, value) -> node.part(5, attribute(key, value)));
        return node;
    }

    static Message tensor(String name, Tensor t) {
        var tensor = new Message();
        for (int extent : t.shape().extents()) tensor.whole(1, extent);
        int type = switch (t.type()) {
            case FLOAT32 -> FLOAT;
            case INT64 -> INT64;
            case FLOAT64 -> throw new IllegalArgumentException("tensor " + name + " holds doubles");
        };
        return tensor.whole(2, type).text(8, name).elements(9, t);
    }

    /// An input or output of the graph; the batch, where it is left open, goes under the name `n`.
    static Message value(String name, Kind kind, List<Extent> extents) {
        var shape = new Message();
        for (Extent e : extents) {
            var extent = new Message();
            if (!e.perSample()) extent.whole(1, e.number());
            else extent.text(2, e.number() == 1 ? "n" : e.number() + "*n");
            shape.part(1, extent);
        }
        int type = kind == Kind.INDEX ? INT64 : FLOAT;
        var tensor = new Message().whole(1, type).part(2, shape);
        return new Message().text(1, name).part(2, new Message().part(1, tensor));
    }

    /// An attribute from a number, a text, a tensor, or a list of numbers.
    private static Message attribute(String name, Object value) {
        var a = new Message().text(1, name);
        return switch (value) {
            case Double x -> a.real(2, x.floatValue()).whole(20, 1);
            case Integer x -> a.whole(3, x).whole(20, 2);
            case Long x -> a.whole(3, x).whole(20, 2);
            case String x -> a.text(4, x).whole(20, 3);
            case Tensor x -> a.part(5, tensor("", x)).whole(20, 4);
            case List<?> list
            when list.stream().allMatch(Double.class::isInstance) && !list.isEmpty() -> {
                for (Object x : list) a.real(7, ((Double) x).floatValue());
                yield a.whole(20, 6);
            }
            case List<?> list
            when list.stream().allMatch(x -> x instanceof Integer || x instanceof Long) -> {
                for (Object x : list) a.whole(8, ((Number) x).longValue());
                yield a.whole(20, 7);
            }
            default ->
                throw new OnnxException("ONNX: expected attribute '" + name
                        + "' to be a whole or real number, a text, or a list of numbers, received " + value);
        };
    }

    /// A constant from a number, which becomes a scalar, or a list of numbers: `Double` for real ones.
    static Tensor constant(String name, Object value) {
        List<?> numbers = value instanceof List<?> list ? list : List.of(value);
        Shape shape = value instanceof List<?> list ? Shape.of(list.size()) : Shape.of();
        if (numbers.stream().allMatch(Double.class::isInstance)) {
            float[] all = new float[numbers.size()];
            for (int i = 0; i < all.length; i++) all[i] = ((Double) numbers.get(i)).floatValue();
            return Tensor.of(shape, all);
        }
        if (numbers.stream().allMatch(x -> x instanceof Integer || x instanceof Long))
            return Tensor.of(
                    shape,
                    numbers.stream().mapToLong(x -> ((Number) x).longValue()).toArray());
        throw new OnnxException("ONNX: expected constant '" + name
                + "' to be a number or a list of numbers of one kind, received " + value);
    }
}
