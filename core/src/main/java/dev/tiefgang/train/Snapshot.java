package dev.tiefgang.train;

import dev.tiefgang.runtime.Params;
import dev.tiefgang.tensor.DataException;
import dev.tiefgang.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// A moment of training from which it can go on as if it had never stopped.
///
/// @param step steps done
/// @param tensors weights under their names, the optimizer's memory under `optimizer/…`, means of weights
///     under `average/…`, sums of gradients under `gradient/…`, the best weights so far under `best/…`
/// @param state position in the data, sums of the epoch, history, recipe, as text
public record Snapshot(long step, SequencedMap<String, Tensor> tensors, SequencedMap<String, String> state) {
    /// Where `state` says for how many epochs nothing has become better.
    static final String WAITING = "training.waiting";

    /// What stands before the name of a weight in the name of its mean over the steps ([Extras#average]):
    /// where there are such tensors, they are the model.
    public static final String AVERAGE = "average/";

    private static final String BEST = "best/";

    /// The same moment with all patience ahead, for training that is to go on though it ended early.
    public Snapshot withPatience() {
        var patient = new LinkedHashMap<>(state);
        patient.put(WAITING, "0");
        return new Snapshot(step, tensors, patient);
    }

    /// Adds the best weights to the tensors of a snapshot.
    static void putBest(Params best, Map<String, Tensor> tensors) {
        best.all().forEach((name, t) -> tensors.put(BEST + name, t));
    }

    /// The best weights of that name: those of the model at this moment where there are no better ones.
    Tensor best(String name) {
        Tensor t = tensors.get(BEST + name);
        if (t == null) t = tensors.get(AVERAGE + name);
        return t == null ? tensor(name) : t;
    }

    Tensor tensor(String name) {
        Tensor t = tensors.get(name);
        if (t == null) throw mismatch("a tensor '" + name + "'", "none");
        return t;
    }

    /// Looks at names, types and shapes of all tensors.
    ///
    /// @param numbers what training keeps
    /// @param weights those of them that have a best one
    /// @throws DataException if one is missing, of another form, or not known
    void requireFit(Params numbers, Params weights) {
        numbers.all().forEach((name, like) -> require(name, tensors.get(name), like));
        tensors.forEach((name, t) -> {
            String weight = name.startsWith(BEST) ? name.substring(BEST.length()) : "";
            if (weights.has(weight)) require(name, t, weights.tensor(weight));
            else if (!numbers.has(name))
                throw mismatch("no tensors but those of this network and optimizer", "'" + name + "'");
        });
    }

    private void require(String name, @Nullable Tensor found, Tensor like) {
        if (found == null || found.type() != like.type() || !found.shape().equals(like.shape()))
            throw mismatch("a tensor '" + name + "' of " + form(like), found == null ? "none" : form(found));
    }

    private static String form(Tensor t) {
        return "type " + t.type().code() + " and shape " + t.shape();
    }

    private DataException mismatch(String expected, String received) {
        return new DataException("Checkpoint of step %d: expected %s, received %s".formatted(step, expected, received));
    }
}
