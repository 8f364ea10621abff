package dev.tiefgang.testkit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/// Inputs and outputs of the node tests that ONNX publishes, where somebody put them beside the checkout.
final class OnnxConformance {
    private static final String FILE = "onnx-conformance/onnx-cnn-subset.zip";

    private OnnxConformance() {}

    /// Inputs and outputs of one case.
    record Case(List<Tensor> inputs, List<Tensor> outputs) {}

    /// A case; the test is skipped where the file is not there.
    static Case read(String name) throws IOException {
        Path found = Stream.iterate(Path.of("").toAbsolutePath(), p -> p != null, Path::getParent)
                .map(p -> p.resolve("shared", "data").resolve(FILE))
                .filter(Files::exists)
                .findFirst()
                .orElse(Path.of(""));
        assumeTrue(!found.equals(Path.of("")), "skipped: there is no shared/data/" + FILE + " above this checkout");
        try (var zip = new ZipFile(found.toFile())) {
            return new Case(tensors(zip, name, "input"), tensors(zip, name, "output"));
        }
    }

    private static List<Tensor> tensors(ZipFile zip, String name, String what) throws IOException {
        var tensors = new ArrayList<Tensor>();
        while (true) {
            String entry = "node/" + name + "/test_data_set_0/" + what + "_" + tensors.size() + ".pb";
            var found = zip.stream().filter(e -> e.getName().endsWith(entry)).findFirst();
            if (found.isEmpty()) return tensors;
            try (var in = zip.getInputStream(found.get())) {
                tensors.add(tensor(ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN)));
            }
        }
    }

    /// A `TensorProto` of floats: field 1 holds the extents, 4 the numbers one by one, 9 all of them as
    /// they lie in memory.
    private static Tensor tensor(ByteBuffer b) {
        var extents = new ArrayList<Integer>();
        var numbers = new ArrayList<Double>();
        while (b.hasRemaining()) {
            long tag = varint(b);
            int field = (int) (tag >>> 3);
            switch ((int) (tag & 7)) {
                case 0 -> {
                    long n = varint(b);
                    if (field == 1) extents.add((int) n);
                }
                case 5 -> numbers.add((double) b.getFloat());
                case 2 -> {
                    int length = (int) varint(b), end = b.position() + length;
                    while (field == 1 && b.position() < end) extents.add((int) varint(b));
                    while ((field == 4 || field == 9) && b.position() < end) numbers.add((double) b.getFloat());
                    b.position(end);
                }
                default -> throw new IllegalArgumentException("unknown wire type in a TensorProto, tag " + tag);
            }
        }
        int[] shape = extents.stream().mapToInt(Integer::intValue).toArray();
        return Tensor.of(
                Shape.of(shape),
                numbers.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static long varint(ByteBuffer b) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = b.get();
            value |= (next & 0x7fL) << shift;
            if (next >= 0) return value;
        }
    }
}
