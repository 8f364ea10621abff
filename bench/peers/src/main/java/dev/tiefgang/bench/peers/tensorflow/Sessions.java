package dev.tiefgang.bench.peers.tensorflow;

import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;

/// Sessions and tensors.
final class Sessions {
    private Sessions() {}

    /// A session that computes on a number of threads, one op after the other.
    static Session of(Graph graph, int threads) {
        return new Session(
                graph,
                ConfigProto.newBuilder()
                        .setIntraOpParallelismThreads(threads)
                        .setInterOpParallelismThreads(1)
                        .build());
    }

    static TFloat32 tensor(float[] numbers, Shape shape) {
        return TFloat32.tensorOf(shape, DataBuffers.of(numbers));
    }

    static float[] numbers(TFloat32 tensor) {
        float[] numbers = new float[Math.toIntExact(tensor.size())];
        tensor.copyTo(DataBuffers.of(numbers));
        return numbers;
    }
}
