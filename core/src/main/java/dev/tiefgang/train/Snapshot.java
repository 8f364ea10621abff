package dev.tiefgang.train;

import dev.tiefgang.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// A moment of training from which it can go on as if it had never stopped.
///
/// @param step steps done
/// @param tensors weights under their names, the optimizer's memory under `optimizer/…`, the best weights so
///     far under `best/…`
/// @param state position in the data, sums of the epoch, history, as text
public record Snapshot(long step, SequencedMap<String, Tensor> tensors, SequencedMap<String, String> state) {
    /// Where `state` says for how many epochs nothing has become better.
    static final String WAITING = "training.waiting";

    /// The same moment with all patience ahead, for training that is to go on though it ended early.
    public Snapshot withPatience() {
        var patient = new LinkedHashMap<>(state);
        patient.put(WAITING, "0");
        return new Snapshot(step, tensors, patient);
    }
}
