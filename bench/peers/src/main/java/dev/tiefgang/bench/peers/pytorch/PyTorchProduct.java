package dev.tiefgang.bench.peers.pytorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import dev.tiefgang.bench.race.Contestant;
import dev.tiefgang.bench.race.Workload;

/// The matrix product of PyTorch, which is that of MKL.
final class PyTorchProduct implements Contestant {
    private final NDManager manager = NDManager.newBaseManager("PyTorch");
    private final NDArray a;
    private final NDArray b;
    private NDArray c;

    PyTorchProduct(Workload.Product p) {
        JniUtils.setGradMode(false);
        this.a = PyTorchNetwork.array(manager, p.a(), p.size(), p.size());
        this.b = PyTorchNetwork.array(manager, p.b(), p.size(), p.size());
        this.c = a.matMul(b);
    }

    @Override
    public void step() {
        c.close();
        c = a.matMul(b);
    }

    @Override
    public float[] outcome() {
        return c.toFloatArray();
    }

    @Override
    public void close() {
        manager.close();
    }
}
