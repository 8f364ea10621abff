package dev.tiefgang.formats.onnx;

import dev.tiefgang.formats.AtomicFiles;
import dev.tiefgang.formats.FileException;
import dev.tiefgang.formats.Json;
import dev.tiefgang.nn.Model;
import dev.tiefgang.runtime.Precision;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.TreeMap;
import us.hebi.quickbuf.ProtoSink;

/// A model as an ONNX file, for programs that run networks, such as ONNX Runtime.
///
/// The file holds what [Model#predictor()] computes: input `input` `[n, …]`, output `output` with the
/// prediction for each sample. The weights have their own names. `n` is left open, so that any batch will
/// do, unless a size is asked for. The format is IR version 8 and operator set 18 (19 where something needs
/// it); the numbers are 32-bit floats.
///
/// ```java
/// OnnxFile.save(model, Path.of("digits.onnx"));
/// ```
///
/// Among the metadata stand the names of the classes, as a JSON list under `labels`, and the model's
/// [fingerprint][Model#fingerprint()].
///
/// Where an op checks its numbers, ONNX does not: an embedding reads some row for an index that it does not
/// have. Source: ONNX 1.13.
///
/// @param model the network with its numbers
/// @param labels names of the classes, in the order of the outputs; empty where there are none
/// @param batch how many samples come at once; empty for any number
public record OnnxFile(Model model, List<String> labels, OptionalInt batch) {
    /// The operator set that is written where nothing needs a later one.
    static final int OPSET = 18;

    private static final int IR = 8;
    private static final String VERSION =
            Objects.requireNonNullElse(OnnxFile.class.getPackage().getImplementationVersion(), "");

    /// Takes a copy, so that nobody can change the record.
    public OnnxFile {
        labels = List.copyOf(labels);
        int outputs = model.network().output().size();
        if (!labels.isEmpty() && labels.size() != outputs)
            throw new OnnxException(
                    "ONNX: expected a label for each of " + outputs + " outputs, received " + labels.size());
        if (batch.isPresent() && batch.getAsInt() < 1)
            throw new OnnxException("ONNX: expected a batch of at least 1, received " + batch.getAsInt());
        if (model.precision() != Precision.FLOAT)
            throw new OnnxException("ONNX: expected a model of 32-bit floats, received one of doubles;"
                    + " copy(Precision.FLOAT) makes one");
    }

    /// A file for any batch, without names of classes.
    public static OnnxFile of(Model model) {
        return new OnnxFile(model, List.of(), OptionalInt.empty());
    }

    /// This with names of the classes.
    public OnnxFile labels(List<String> names) {
        return new OnnxFile(model, names, batch);
    }

    /// This for `n` samples at once.
    public OnnxFile batch(int n) {
        return new OnnxFile(model, labels, OptionalInt.of(n));
    }

    /// Saves a model for any batch and without names of classes, entirely or not at all.
    ///
    /// @throws OnnxException if something in it has no form in ONNX
    /// @throws FileException if the file cannot be written; what had its name is then still there
    public static void save(Model model, Path file) {
        of(model).save(file);
    }

    /// Saves this, entirely or not at all.
    ///
    /// @throws OnnxException if something in the network has no form in ONNX, for example an op of a user's
    ///     own that names no operator
    /// @throws FileException if the file cannot be written; what had its name is then still there
    public void save(Path file) {
        Message message = message();
        // More cannot be said in a protocol buffer.
        if (message.size() > Integer.MAX_VALUE)
            throw new OnnxException(
                    "ONNX: expected a model of less than 2 GiB, received one of " + message.size() + " bytes");
        AtomicFiles.write(file, out -> message.writeTo(ProtoSink.newInstance(out)));
    }

    private Message message() {
        Sized sized = batch.isPresent() ? Sized.fixed(model.network(), batch.getAsInt()) : Sized.any(model.network());
        Exporter.Exported exported = Exporter.export(model.network(), sized, model.params());
        var properties = new TreeMap<>(Map.of("fingerprint", model.fingerprint()));
        if (!labels.isEmpty()) properties.put("labels", Json.compact(labels));
        return Protos.model(IR, exported.opset(), VERSION, exported.graph(), properties);
    }
}
