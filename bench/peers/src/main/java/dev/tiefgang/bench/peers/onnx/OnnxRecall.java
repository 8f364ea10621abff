package dev.tiefgang.bench.peers.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.tiefgang.bench.race.Contestant;
import dev.tiefgang.bench.race.Workload;
import dev.tiefgang.formats.onnx.OnnxFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/// Recall of a batch that lies ready as a native tensor, with the weights of our model.
final class OnnxRecall implements Contestant {
    private final OrtSession session;
    private final Map<String, OnnxTensor> input;
    private OrtSession.Result result;

    private OnnxRecall(OrtSession session, OnnxTensor input) throws OrtException {
        this.session = session;
        this.input = Map.of("input", input);
        this.result = session.run(this.input);
    }

    static OnnxRecall of(Workload.Recall w, int threads) {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (var options = new OrtSession.SessionOptions()) {
            Path file = Files.createTempFile("race", ".onnx");
            OnnxFile.of(w.model()).batch(w.batch()).save(file);
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
            OrtSession session = environment.createSession(file.toString(), options);
            Files.delete(file);
            int[] extents = w.model().network().input().batch(w.batch()).extents();
            long[] shape = Arrays.stream(extents).asLongStream().toArray();
            return new OnnxRecall(session, OnnxTensor.createTensor(environment, FloatBuffer.wrap(w.input()), shape));
        } catch (OrtException e) {
            throw new IllegalStateException(e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void step() {
        try {
            result.close();
            result = session.run(input);
        } catch (OrtException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    @Override
    public float[] outcome() {
        FloatBuffer numbers = ((OnnxTensor) result.get(0)).getFloatBuffer();
        float[] outcome = new float[numbers.remaining()];
        numbers.get(outcome);
        return outcome;
    }

    @Override
    public void close() {
        result.close();
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
