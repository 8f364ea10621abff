package dev.tiefgang.bench.peers.pytorch;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import dev.tiefgang.bench.race.Contestant;
import dev.tiefgang.bench.race.Workload;
import dev.tiefgang.loss.SoftmaxCrossEntropy;
import dev.tiefgang.nn.Network;
import dev.tiefgang.nn.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Learns batches that lie ready as tensors.
final class PyTorchTraining implements Contestant {
    private final NDManager manager = NDManager.newBaseManager("PyTorch");
    private final Workload.Training w;
    private final Network network;
    private final Map<String, NDArray> weights;
    private final List<String> learned;
    private final List<NDArray> inputs = new ArrayList<>();
    private final List<NDArray> targets = new ArrayList<>();
    private float loss;

    PyTorchTraining(Workload.Training w) {
        this.w = w;
        this.network = w.model().network();
        this.weights = PyTorchNetwork.weights(manager, w.model().params().all());
        this.learned = network.build(1, true).scope().parameters().stream()
                .filter(Scope.Parameter::trainable)
                .map(Scope.Parameter::name)
                .toList();
        int in = w.inputs().length / w.batches(), out = w.targets().length / w.batches();
        for (int i = 0; i < w.batches(); i++) {
            inputs.add(PyTorchNetwork.array(
                    manager,
                    Arrays.copyOfRange(w.inputs(), i * in, (i + 1) * in),
                    network.input().batch(w.batch()).extents()));
            NDArray t = PyTorchNetwork.array(
                    manager, Arrays.copyOfRange(w.targets(), i * out, (i + 1) * out), w.batch(), out / w.batch());
            targets.add(w.classes() == 0 ? t : t.reshape(w.batch()).oneHot(w.classes()));
        }
    }

    @Override
    public void step() {
        for (int i = 0; i < inputs.size(); i++) learn(inputs.get(i), targets.get(i));
    }

    private void learn(NDArray input, NDArray target) {
        try (NDManager step = manager.newSubManager();
                GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
            // Leaves without gradients of the step before: else these would be added up.
            Map<String, NDArray> leaves = new LinkedHashMap<>(weights);
            for (String name : learned) leaves.put(name, leaf(step, name));
            NDArray x = input.stopGradient();
            x.attach(step);
            NDArray y = new PyTorchNetwork(leaves, true).network(network.body(), x);
            NDArray error = network.loss() instanceof SoftmaxCrossEntropy
                    ? y.logSoftmax(1).mul(target).sum().mul(-1f / w.batch())
                    : y.sub(target).square().mean();
            collector.backward(error);
            for (String name : learned) {
                NDArray gradient = Objects.requireNonNull(leaves.get(name)).getGradient();
                Objects.requireNonNull(weights.get(name)).subi(gradient.mul(w.rate()));
            }
            loss = error.getFloat();
        }
    }

    private NDArray leaf(NDManager step, String name) {
        NDArray leaf = Objects.requireNonNull(weights.get(name)).stopGradient();
        leaf.attach(step);
        leaf.setRequiresGradient(true);
        return leaf;
    }

    @Override
    public float[] outcome() {
        return new float[] {loss};
    }

    @Override
    public void close() {
        manager.close();
    }
}
