package dev.tiefgang.nn;

import dev.tiefgang.graph.Kind;
import dev.tiefgang.runtime.Params;
import dev.tiefgang.runtime.Pool;
import dev.tiefgang.runtime.Precision;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.tensor.Tensor;
import dev.tiefgang.tensor.Type;
import dev.tiefgang.train.DataSet;
import dev.tiefgang.train.Evaluation;
import dev.tiefgang.train.Evaluator;
import dev.tiefgang.train.History;
import dev.tiefgang.train.Listener;
import dev.tiefgang.train.Recipe;
import dev.tiefgang.train.Trainer;

/// A network with the numbers of one model; training changes them in place.
///
/// The numbers decide in what training, evaluation and recall compute: 32-bit floats, or 64-bit doubles for small
/// networks whose every digit matters.
public final class Model {
    private final Network network;
    private final Params params;
    private final Precision precision;

    /// Joins a network with numbers, for example from a file.
    ///
    /// @throws ShapeException if a parameter has another shape
    /// @throws IllegalArgumentException if one is missing, or some are floats and others doubles
    public Model(Network network, Params params) {
        Type real = Type.FLOAT32;
        boolean first = true;
        for (Scope.Parameter p : network.build(1, false).scope().parameters()) {
            Tensor t = params.tensor(p.name());
            if (!t.shape().equals(p.shape()))
                throw new ShapeException("Model " + network.name() + ": expected parameter '" + p.name() + "' of shape "
                        + p.shape() + ", received " + t.shape());
            if (first && t.type() == Type.FLOAT64) real = Type.FLOAT64;
            if (t.type() != real)
                throw new IllegalArgumentException("Model " + network.name() + ": expected parameter '" + p.name()
                        + "' of type " + real + ", received " + t.type());
            first = false;
        }
        this.precision = real == Type.FLOAT64 ? Precision.DOUBLE : Precision.FLOAT;
        this.network = network;
        this.params = params;
    }

    public Network network() {
        return network;
    }

    /// The live numbers.
    public Params params() {
        return params;
    }

    /// In what this model is trained and recalled.
    public Precision precision() {
        return precision;
    }

    /// Trains on a data set.
    public History fit(DataSet training, Recipe recipe, Listener... listeners) {
        return new Trainer(this, recipe, training).listen(listeners).run();
    }

    /// Trains on a data set and watches a second one, on which the best model is chosen.
    public History fit(DataSet training, DataSet validation, Recipe recipe, Listener... listeners) {
        return new Trainer(this, recipe, training)
                .validate(validation)
                .listen(listeners)
                .run();
    }

    /// Reads a data set once and counts what is right and wrong.
    public Evaluation evaluate(DataSet data) {
        try (var evaluator = new Evaluator(this, data, Pool.shared())) {
            return evaluator.run();
        }
    }

    /// Recalls single samples; may be shared by any number of threads.
    public Predictor predictor() {
        return new Predictor(this);
    }

    /// An independent copy.
    public Model copy() {
        return copy(precision);
    }

    /// An independent copy whose numbers are rounded to a precision.
    public Model copy(Precision other) {
        var copy = new Params();
        params.all().forEach((name, t) -> copy.put(name, t.to(other.type(Kind.REAL))));
        return new Model(network, copy);
    }

    /// SHA-256 over all parameters and running statistics ([Params#fingerprint()]).
    public String fingerprint() {
        return params.fingerprint();
    }
}
