package dev.tiefgang.formats;

import dev.tiefgang.nn.Model;
import dev.tiefgang.nn.Network;
import dev.tiefgang.nn.Scope;
import dev.tiefgang.runtime.Params;
import dev.tiefgang.tensor.Tensor;
import dev.tiefgang.tensor.Type;
import dev.tiefgang.train.Snapshot;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// A whole model in one file: a [Checkpoint] with the weights under their names and, in the metadata, the
/// network as JSON under `network` and the names of the classes under `labels`. The weights are 32-bit floats, or
/// 64-bit ones for a model of doubles.
///
/// ```java
/// ModelFile.save(model, Path.of("digits.safetensors"));
/// Model same = ModelFile.load(Path.of("digits.safetensors"));
/// ```
///
/// @param model the network with its numbers
/// @param labels names of the classes, in the order of the outputs; empty where there are none
/// @param notes what a program wants to find again in its files, under names of its own; in the metadata they
///     are called `note.NAME`
public record ModelFile(Model model, List<String> labels, SequencedMap<String, String> notes) {
    private static final String NETWORK = "network";
    private static final String LABELS = "labels";
    private static final String NOTE = "note.";

    /// Takes copies, so that nobody can change the record.
    public ModelFile {
        labels = List.copyOf(labels);
        notes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(notes));
    }

    /// A model without notes.
    public ModelFile(Model model, List<String> labels) {
        this(model, labels, new LinkedHashMap<>());
    }

    /// The same with other notes.
    public ModelFile with(SequencedMap<String, String> notes) {
        return new ModelFile(model, labels, notes);
    }

    private record Labels(List<String> labels) {}

    /// Saves a model without names of classes, entirely or not at all.
    ///
    /// @throws FileException if the file cannot be written; what had its name is then still there
    public static void save(Model model, Path file) {
        new ModelFile(model, List.of()).save(file);
    }

    /// Saves this model, entirely or not at all.
    ///
    /// @throws FileException if the file cannot be written; what had its name is then still there
    public void save(Path file) {
        SequencedMap<String, String> metadata = metadata(model.network(), labels);
        notes.forEach((name, note) -> metadata.put(NOTE + name, note));
        Checkpoint.write(file, new LinkedHashMap<>(model.params().all()), metadata);
    }

    /// Loads a model.
    ///
    /// @throws FormatException if the file is damaged or holds no model
    /// @throws FileException if it cannot be read
    public static Model load(Path file) {
        return read(file).model();
    }

    /// Loads a model with the names of its classes; a checkpoint of a training run will do, too, where a mean
    /// over the steps goes before the weights themselves.
    ///
    /// @throws FormatException if the file is damaged or holds no model
    /// @throws FileException if it cannot be read
    public static ModelFile read(Path file) {
        return of(Checkpoint.read(file), file.toString());
    }

    /// What a file says about its network, for files that hold more than a model.
    public static SequencedMap<String, String> metadata(Network network, List<String> labels) {
        var metadata = new LinkedHashMap<String, String>();
        metadata.put(NETWORK, Json.compact(RecordJson.write(network)));
        if (!labels.isEmpty()) metadata.put(LABELS, Json.compact(RecordJson.write(new Labels(labels))));
        return metadata;
    }

    private static ModelFile of(SafetensorsFile file, String name) {
        Network network = part(Network.class, file, NETWORK, name);
        List<String> labels = file.metadata().containsKey(LABELS)
                ? part(Labels.class, file, LABELS, name).labels()
                : List.of();
        var params = new Params();
        Type real = Type.FLOAT32;
        try {
            for (Scope.Parameter p : network.build(1, false).scope().parameters()) {
                String mean = Snapshot.AVERAGE + p.name();
                Tensor t = file.tensor(file.tensors().containsKey(mean) ? mean : p.name());
                // The first one decides, and the others must be the same.
                if (params.all().isEmpty() && t.type() == Type.FLOAT64) real = Type.FLOAT64;
                params.put(p.name(), require(t, real, p, name));
            }
            int outputs = network.output().size();
            if (!labels.isEmpty() && labels.size() != outputs)
                throw new FormatException(
                        name + ": expected a label for each of " + outputs + " outputs, received " + labels.size());
            return new ModelFile(new Model(network, params), labels, notes(file));
        } catch (IllegalArgumentException e) {
            throw new FormatException(name + ": the network does not fit together: " + e.getMessage(), e);
        }
    }

    private static SequencedMap<String, String> notes(SafetensorsFile file) {
        var notes = new LinkedHashMap<String, String>();
        file.metadata().forEach((name, text) -> {
            if (name.startsWith(NOTE)) notes.put(name.substring(NOTE.length()), text);
        });
        return notes;
    }

    private static Tensor require(Tensor t, Type real, Scope.Parameter p, String name) {
        if (t.type() != real || !t.shape().equals(p.shape()))
            throw new FormatException("%s: expected '%s' as %d-bit floats of shape %s, received %s of shape %s"
                    .formatted(name, p.name(), 8 * real.bytes(), p.shape(), t.type(), t.shape()));
        return t;
    }

    private static <T> T part(Class<T> type, SafetensorsFile file, String key, String name) {
        String text = file.metadata().get(key);
        if (text == null)
            throw new FormatException(name + ": expected the description of a " + key
                    + " in the metadata, found none: weights alone are no model");
        return RecordJson.read(type, Json.readObject(name + ", " + key, text), name + ", " + key);
    }
}
