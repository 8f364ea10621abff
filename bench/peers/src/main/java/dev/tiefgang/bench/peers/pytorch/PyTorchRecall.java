package dev.tiefgang.bench.peers.pytorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import dev.tiefgang.bench.race.Contestant;
import dev.tiefgang.bench.race.Workload;
import dev.tiefgang.loss.SoftmaxCrossEntropy;
import dev.tiefgang.nn.Network;

/// Recall of a batch that lies ready as a tensor.
final class PyTorchRecall implements Contestant {
    private final NDManager manager = NDManager.newBaseManager("PyTorch");
    private final Network network;
    private final PyTorchNetwork layers;
    private final NDArray input;
    private NDArray output;

    PyTorchRecall(Workload.Recall w) {
        JniUtils.setGradMode(false);
        this.network = w.model().network();
        this.layers = new PyTorchNetwork(
                PyTorchNetwork.weights(manager, w.model().params().all()), false);
        this.input = PyTorchNetwork.array(
                manager, w.input(), network.input().batch(w.batch()).extents());
        this.output = input.stopGradient();
    }

    @Override
    public void step() {
        try (NDManager step = manager.newSubManager()) {
            NDArray x = input.stopGradient();
            x.attach(step);
            NDArray y = layers.network(network.body(), x);
            if (network.loss() instanceof SoftmaxCrossEntropy) y = y.softmax(1);
            output.close();
            output = y;
            output.attach(manager);
        }
    }

    @Override
    public float[] outcome() {
        return output.toFloatArray();
    }

    @Override
    public void close() {
        manager.close();
    }
}
