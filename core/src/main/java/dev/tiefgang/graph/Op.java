package dev.tiefgang.graph;

import dev.tiefgang.compile.Physical;
import dev.tiefgang.op.*;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The instruction set, on one page.
///
/// An `Op` describes; it never holds data or state. Its record components are its attributes, so equality,
/// hashing and printing come for free. What an op *means* is its four methods; what a subsystem *does with
/// it* (fuse, lay out, choose a kernel, draw) is a `switch` in that subsystem, which the compiler keeps
/// complete.
///
/// Names and meaning are those of ONNX where ONNX has the op; shapes are NCHW.
public sealed interface Op
        permits Op.Leaf, Op.Elementwise, Op.Structure, Op.Reduction, Op.Dense, Op.Composite, Op.Custom, Physical {

    /// A value that comes from outside or from nowhere.
    sealed interface Leaf extends Op permits Input, Param, Fill, Table {
        @Override
        default List<Value> vjp(Vjp c) {
            return List.of();
        }
    }

    /// One number out per number in, the same formula everywhere, with broadcasting.
    sealed interface Elementwise extends Op permits Unary, Binary, Ternary {}

    /// `y = f(x)`.
    sealed interface Unary extends Elementwise
            permits Neg, Abs, Exp, Log, Sqrt, Erf, Tanh, Sigmoid, Relu, Step, Floor, Round {
        /// The definition, for one number.
        double apply(double x);

        @Override
        default Shape shape(List<Shape> in) {
            return in.getFirst();
        }

        @Override
        default void compute(Tensor[] in, Tensor out) {
            double[] x = in[0].doubles(), y = out.doubles();
            for (int i = 0; i < out.size(); i++) y[i] = apply(x[i]);
        }
    }

    /// `y = f(a, b)`, with NumPy's broadcasting.
    sealed interface Binary extends Elementwise permits Add, Sub, Mul, Div, Pow, Max, Min, Greater, Less, Equal {
        /// The definition, for two numbers.
        double apply(double a, double b);

        @Override
        default Shape shape(List<Shape> in) {
            return Broadcast.join(getClass().getSimpleName(), in.get(0), in.get(1));
        }

        @Override
        default void compute(Tensor[] in, Tensor out) {
            double[] a = in[0].doubles(), b = in[1].doubles(), y = out.doubles();
            int[] ia = Broadcast.index(in[0].shape(), out.shape()), ib = Broadcast.index(in[1].shape(), out.shape());
            for (int i = 0; i < out.size(); i++) y[i] = apply(a[ia[i]], b[ib[i]]);
        }
    }

    /// `y = f(c, a, b)`, with NumPy's broadcasting.
    sealed interface Ternary extends Elementwise permits Where {
        /// The definition, for three numbers.
        double apply(double c, double a, double b);

        @Override
        default Shape shape(List<Shape> in) {
            String name = getClass().getSimpleName();
            return Broadcast.join(name, Broadcast.join(name, in.get(0), in.get(1)), in.get(2));
        }

        @Override
        default void compute(Tensor[] in, Tensor out) {
            double[] c = in[0].doubles(), a = in[1].doubles(), b = in[2].doubles(), y = out.doubles();
            int[] ic = Broadcast.index(in[0].shape(), out.shape()), ia = Broadcast.index(in[1].shape(), out.shape());
            int[] ib = Broadcast.index(in[2].shape(), out.shape());
            for (int i = 0; i < out.size(); i++) y[i] = apply(c[ic[i]], a[ia[i]], b[ib[i]]);
        }
    }

    /// Numbers are moved, repeated, picked or joined, not changed; whole numbers as well as real ones.
    sealed interface Structure extends Op
            permits Reshape,
                    Transpose,
                    Expand,
                    Concat,
                    Slice,
                    Pad,
                    Gather,
                    ScatterAdd,
                    GatherElements,
                    ScatterElements,
                    OneHot,
                    Cast,
                    ToIndex,
                    RandomUniform,
                    RandomNormal {
        @Override
        default Kind kind(List<Kind> in) {
            return in.getFirst();
        }
    }

    /// Many numbers become one, along axes.
    sealed interface Reduction extends Op permits ReduceSum, ReduceMax, ArgMax, CumSum, TopK {}

    /// Where the work is: products, windows and normalisations.
    sealed interface Dense extends Op
            permits MatMul,
                    Conv2d,
                    Conv2dInput,
                    Conv2dFilter,
                    MaxPool2d,
                    MaxPool2dInput,
                    MaxPool2dPick,
                    AveragePool2d,
                    AveragePool2dInput,
                    Softmax,
                    LogSoftmax {}

    /// An op with a name of its own but no mathematics of its own: `expand` says what it means, and its
    /// shape, gradient and kernels follow. The graph keeps the name, for people and for other programs; plans
    /// run what it stands for.
    sealed interface Composite extends Op
            permits AdaptiveAveragePool2d,
                    AdaptiveMaxPool2d,
                    ArgMin,
                    AveragePool2dPadded,
                    BatchNormalization,
                    Conv1d,
                    ConvTranspose1d,
                    ConvTranspose2d,
                    DepthToSpace,
                    Einsum,
                    Formula,
                    Gemm,
                    GlobalAveragePool,
                    GroupNormalization,
                    InstanceNormalization,
                    LayerNormalization,
                    LocalResponseNormalization,
                    LpPool2d,
                    PadBorder,
                    Recurrent,
                    ReduceL1,
                    ReduceL2,
                    ReduceLogSum,
                    ReduceLogSumExp,
                    ReduceMean,
                    ReduceMin,
                    ReduceProd,
                    ReduceSumSquare,
                    Resize,
                    RmsNormalization,
                    ScaledDotProductAttention,
                    SpaceToDepth,
                    Squeeze,
                    SumTo,
                    Tile,
                    Unsqueeze {
        /// The same thing in other ops.
        Value expand(List<Value> in);

        /// What input `i` must hold.
        default Kind takes(int i) {
            return Kind.REAL;
        }

        /// What this stands for in a graph of its own, whose first nodes are the inputs in their order.
        default Value body(List<Shape> in) {
            var graph = new Graph();
            var inputs = new ArrayList<Value>();
            for (int i = 0; i < in.size(); i++) inputs.add(graph.add(new Input("x" + i, in.get(i), takes(i))));
            return expand(inputs);
        }

        @Override
        default Shape shape(List<Shape> in) {
            return body(in).shape();
        }

        @Override
        default List<Value> vjp(Vjp c) {
            return Autodiff.through(body(c.in().stream().map(Value::shape).toList()), c);
        }

        @Override
        default void compute(Tensor[] in, Tensor out) {
            throw new IllegalStateException(this + " is expanded before it is executed");
        }
    }

    /// An element-wise function made of other ops, with broadcasting; it becomes one step of a plan.
    sealed interface Formula extends Composite
            permits And,
                    Ceil,
                    Celu,
                    Clip,
                    Elu,
                    Gelu,
                    GreaterOrEqual,
                    HardSigmoid,
                    HardSwish,
                    IsNaN,
                    LeakyRelu,
                    LessOrEqual,
                    Mish,
                    Mod,
                    Not,
                    Or,
                    PRelu,
                    Reciprocal,
                    Selu,
                    Sign,
                    Silu,
                    Softplus,
                    Softsign,
                    ThresholdedRelu {
        @Override
        default Shape shape(List<Shape> in) {
            Shape y = in.getFirst();
            for (Shape other : in.subList(1, in.size()))
                y = Broadcast.join(getClass().getSimpleName(), y, other);
            return y;
        }
    }

    /// The open door: operations defined outside this module, held to the same laws (docs/custom.md shows one).
    non-sealed interface Custom extends Op {}

    /// The shape of the result.
    ///
    /// @throws ShapeException naming the op, what it expected and what came
    Shape shape(List<Shape> in);

    /// What the result's elements stand for.
    default Kind kind(List<Kind> in) {
        return Kind.REAL;
    }

    /// Given `dy = ∂loss/∂y`, the gradient for every input, written as new nodes; `c.zero(i)` where none
    /// flows.
    List<Value> vjp(Vjp c);

    /// The definition of the op, in double precision and plain loops: `REAL` tensors hold doubles, `INDEX`
    /// tensors longs. It must overwrite all of `out`.
    void compute(Tensor[] in, Tensor out);

    /// The ONNX operator this is equivalent to, where there is one.
    default Optional<Onnx> onnx() {
        return Optional.empty();
    }

    /// What a gradient rule may look at: the inputs, the result and the gradient that arrives at the result.
    record Vjp(List<Value> in, Value y, Value dy) {
        /// Input `i`.
        public Value x(int i) {
            return in.get(i);
        }

        /// No gradient flows to input `i`.
        public Value zero(int i) {
            return y.graph().fill(0, in.get(i).shape());
        }
    }

    /// An ONNX operator: its name, the first opset with this meaning, its attributes, and those of its inputs that
    /// are constants, behind the inputs of the op and in their order. What ONNX takes and gives as truth values are
    /// zeros and ones here.
    record Onnx(String type, int sinceOpset, Map<String, Object> attributes, List<Constant> constants) {
        /// An input that ONNX takes as a tensor and the op as an attribute.
        ///
        /// @param input its name in ONNX
        /// @param value a number or a list of them: `Integer` or `Long` for whole ones, `Double` for real ones;
        ///     an empty list for an input that is left out
        public record Constant(String input, Object value) {}

        /// An operator without attributes.
        public static Optional<Onnx> of(String type, int sinceOpset) {
            return of(type, sinceOpset, Map.of());
        }

        /// An operator with attributes.
        public static Optional<Onnx> of(String type, int sinceOpset, Map<String, Object> attributes) {
            return Optional.of(new Onnx(type, sinceOpset, Map.copyOf(attributes), List.of()));
        }

        /// This operator with one more constant input.
        public Onnx with(String input, Object value) {
            var all = new ArrayList<>(constants);
            all.add(new Constant(input, value));
            return new Onnx(type, sinceOpset, attributes, List.copyOf(all));
        }
    }
}
