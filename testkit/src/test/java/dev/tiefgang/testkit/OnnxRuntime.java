package dev.tiefgang.testkit;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

/// A network as ONNX Runtime runs it.
final class OnnxRuntime implements AutoCloseable {
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;

    /// Loads a file, which ONNX Runtime checks.
    OnnxRuntime(Path file) {
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            session = environment.createSession(file.toString(), options);
        } catch (OrtException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /// What becomes of a batch.
    Tensor run(Tensor input) {
        long[] extents = Arrays.stream(input.shape().extents()).asLongStream().toArray();
        try (var x = OnnxTensor.createTensor(environment, FloatBuffer.wrap(input.floats()), extents);
                var results = session.run(Map.of("input", x))) {
            var y = (OnnxTensor) results.get(0); // closed with the results
            float[] numbers = new float[y.getFloatBuffer().remaining()];
            y.getFloatBuffer().get(numbers);
            int[] shape = Arrays.stream(y.getInfo().getShape())
                    .mapToInt(Math::toIntExact)
                    .toArray();
            return Tensor.of(Shape.of(shape), numbers);
        } catch (OrtException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /// Who wrote the file.
    String producer() {
        try {
            return session.getMetadata().getProducerName();
        } catch (OrtException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /// The extents of the input; −1 for one that is left open.
    long[] input() {
        try {
            NodeInfo info = Objects.requireNonNull(session.getInputInfo().get("input"));
            return ((TensorInfo) info.getInfo()).getShape();
        } catch (OrtException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
