package dev.tiefgang.bench.peers.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import dev.tiefgang.bench.start.PeakMemory;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;

/// A program that loads a model and recalls one sample. Argument: the model's file.
final class OnnxStart {
    private OnnxStart() {}

    public static void main(String[] args) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        float[] sample = new float[28 * 28];
        Arrays.fill(sample, 0.5f);
        try (var session = environment.createSession(args[0]);
                var x = OnnxTensor.createTensor(environment, FloatBuffer.wrap(sample), new long[] {1, 1, 28, 28});
                var result = session.run(Map.of("input", x))) {
            float[][] prediction = (float[][]) result.get(0).getValue();
            System.out.println(Arrays.toString(prediction[0]));
        }
        System.out.println(PeakMemory.kilobytes());
    }
}
