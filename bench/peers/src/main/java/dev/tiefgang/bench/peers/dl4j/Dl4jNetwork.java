package dev.tiefgang.bench.peers.dl4j;

import dev.tiefgang.bench.peers.Layout;
import dev.tiefgang.bench.peers.Translation;
import dev.tiefgang.loss.SoftmaxCrossEntropy;
import dev.tiefgang.nn.Activation;
import dev.tiefgang.nn.BatchNorm;
import dev.tiefgang.nn.Conv2d;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.Model;
import dev.tiefgang.nn.Network;
import dev.tiefgang.op.Window;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU6;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/// A network as a graph of Deeplearning4j's layers, with activations inside the layers that have a place for
/// them.
final class Dl4jNetwork extends Translation<Dl4jNetwork.Flow> {
    /// What flows between layers.
    ///
    /// @param vertex where it comes from
    /// @param maps axis 1
    record Flow(String vertex, int maps) {}

    private static final String INPUT = "input";

    /// A layer with what goes in.
    private record Step(Layer layer, String input) {}

    private final Network network;
    private final Map<String, Tensor> ours;
    private final Map<String, Step> steps = new LinkedHashMap<>();
    private final Map<String, List<String>> sums = new LinkedHashMap<>();
    private final Map<String, float[]> weights = new LinkedHashMap<>();
    private final Flow output;
    /// Whether pictures are rows from the start.
    private boolean rows;

    Dl4jNetwork(Model model) {
        this.network = model.network();
        this.ours = model.params().all();
        Shape input = network.input();
        this.rows = input.rank() == 1;
        this.output = network(network.body(), new Flow(INPUT, input.dim(0)));
    }

    /// The graph with our weights.
    ///
    /// @param rate at which it learns
    ComputationGraph graph(double rate) {
        var builder = new NeuralNetConfiguration.Builder()
                .updater(new Sgd(rate))
                .weightInit(WeightInit.ZERO)
                .activation(new ActivationIdentity())
                .graphBuilder()
                .addInputs(INPUT);
        Shape s = network.input();
        builder.setInputTypes(
                rows ? InputType.feedForward(s.size()) : InputType.convolutional(s.dim(1), s.dim(2), s.dim(0)));
        steps.computeIfPresent(output.vertex, (_, last) -> new Step(last(last.layer), last.input));
        steps.forEach((name, step) -> builder.addLayer(name, step.layer, step.input));
        sums.forEach((name, of) ->
                builder.addVertex(name, new ElementWiseVertex(ElementWiseVertex.Op.Add), of.toArray(String[]::new)));
        ComputationGraphConfiguration configuration = builder.setOutputs(output.vertex)
                .validateOutputLayerConfig(false)
                .build();
        var graph = new ComputationGraph(configuration);
        graph.init();
        weights.forEach((name, numbers) -> {
            INDArray there = Objects.requireNonNull(graph.getParam(name), name);
            there.assign(Nd4j.create(numbers, there.shape(), 'c'));
        });
        return graph;
    }

    /// The last layer, which knows the loss where it is a dense one.
    private Layer last(Layer layer) {
        if (!(layer instanceof DenseLayer dense)) return layer;
        boolean classes = network.loss() instanceof SoftmaxCrossEntropy;
        return new OutputLayer.Builder(classes ? LossFunction.MCXENT : LossFunction.MSE)
                .activation(classes ? new ActivationSoftmax() : dense.getActivationFn())
                .hasBias(dense.hasBias())
                .nOut(dense.getNOut())
                .build();
    }

    /// A batch as the graph wants it.
    INDArray inputs(int batch, float[] numbers) {
        int[] extents = rows
                ? new int[] {batch, network.input().size()}
                : network.input().batch(batch).extents();
        return Nd4j.create(numbers, Arrays.stream(extents).asLongStream().toArray(), 'c');
    }

    private Flow step(String name, Layer layer, Flow x, int maps) {
        String vertex = name.isEmpty() ? "only" : name.substring(0, name.length() - 1);
        steps.put(vertex, new Step(layer, x.vertex));
        return new Flow(vertex, maps);
    }

    /// A layer that has no weights, and so no name.
    private Flow step(Layer layer, Flow x) {
        return step(x.vertex + "+" + steps.size() + ".", layer, x, x.maps);
    }

    private float[] numbers(String name) {
        Tensor t = Objects.requireNonNull(ours.get(name));
        return Arrays.copyOf(t.floats(), t.size());
    }

    private void weight(Flow to, String name, float[] numbers) {
        weights.put(to.vertex + "_" + name, numbers);
    }

    @Override
    protected int maps(Flow x) {
        return x.maps;
    }

    @Override
    protected Flow add(Flow a, Flow b) {
        String vertex = a.vertex + "+" + b.vertex;
        sums.put(vertex, List.of(a.vertex, b.vertex));
        return new Flow(vertex, a.maps);
    }

    @Override
    protected Flow convolution(String name, Conv2d c, Window w, Flow x) {
        int[] kernel = {w.h(), w.w()}, stride = {w.strideH(), w.strideW()}, padding = {w.top(), w.left()};
        float[] numbers = numbers(name + "weight");
        Flow y;
        if (c.groups() > 1) {
            Layer depthwise = new DepthwiseConvolution2D.Builder(kernel, stride, padding)
                    .depthMultiplier(1)
                    .nIn(x.maps)
                    .nOut(x.maps)
                    .hasBias(c.bias())
                    .build();
            y = step(name, depthwise, x, x.maps);
            weight(y, "W", Layout.permuted(numbers, new int[] {x.maps, 1, w.h(), w.w()}, 2, 3, 0, 1));
        } else {
            Layer convolution = new ConvolutionLayer.Builder(kernel, stride, padding)
                    .nOut(c.filters())
                    .hasBias(c.bias())
                    .build();
            y = step(name, convolution, x, c.filters());
            weight(y, "W", numbers);
        }
        if (c.bias()) weight(y, "b", numbers(name + "bias"));
        return y;
    }

    @Override
    protected Flow maxPool(Window w, Flow x) {
        return step(
                new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
                        .kernelSize(w.h(), w.w())
                        .stride(w.strideH(), w.strideW())
                        .padding(w.top(), w.left())
                        .build(),
                x);
    }

    @Override
    protected Flow dense(String name, Dense d, Flow x) {
        Layer dense = new DenseLayer.Builder().nOut(d.units()).hasBias(d.bias()).build();
        Flow y = step(name, dense, x, d.units());
        weight(y, "W", numbers(name + "weight"));
        if (d.bias()) weight(y, "b", numbers(name + "bias"));
        return y;
    }

    @Override
    protected Flow batchNorm(String name, BatchNorm b, Flow x) {
        Layer norm = new BatchNormalization.Builder()
                .eps(b.epsilon())
                .decay(b.momentum())
                .useLogStd(false)
                .build();
        Flow y = step(name, norm, x, x.maps);
        weight(y, "gamma", numbers(name + "gamma"));
        weight(y, "beta", numbers(name + "beta"));
        weight(y, "mean", numbers(name + "mean"));
        weight(y, "var", numbers(name + "variance"));
        return y;
    }

    @Override
    protected Flow activation(Activation.Function function, Flow x) {
        IActivation there = switch (function) {
            case RELU -> new ActivationReLU();
            case RELU6 -> new ActivationReLU6();
            case SIGMOID -> new ActivationSigmoid();
            default -> throw new IllegalArgumentException("There is no translation of " + function);
        };
        Step before = steps.get(x.vertex);
        if (before != null && before.layer instanceof BaseLayer l && !(l instanceof BatchNormalization)) {
            l.setActivationFn(there);
            return x;
        }
        return step(new ActivationLayer(there), x);
    }

    @Override
    protected Flow globalAveragePool(Flow x) {
        return step(new GlobalPoolingLayer.Builder(PoolingType.AVG).build(), x);
    }

    /// Layers on rows make them of pictures by themselves.
    @Override
    protected Flow flatten(Flow x) {
        rows |= x.vertex.equals(INPUT);
        return x;
    }
}
