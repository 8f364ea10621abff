package dev.tiefgang.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tiefgang.loss.SoftmaxCrossEntropy;
import dev.tiefgang.nn.BatchNorm;
import dev.tiefgang.nn.Conv2d;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.Flatten;
import dev.tiefgang.nn.GlobalAveragePool2d;
import dev.tiefgang.nn.Layer;
import dev.tiefgang.nn.Model;
import dev.tiefgang.nn.Network;
import dev.tiefgang.optim.Sgd;
import dev.tiefgang.tensor.Rng;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.train.Epoch;
import dev.tiefgang.train.History;
import dev.tiefgang.train.Listener;
import dev.tiefgang.train.Progress;
import dev.tiefgang.train.Recipe;
import dev.tiefgang.train.Snapshot;
import dev.tiefgang.train.Trainer;
import java.util.ArrayList;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// A batch of one sample has no variance: it is refused, or left out at the end of an epoch.
class SmallBatchesTest {
    private static final Recipe SGD =
            Recipe.of(new Sgd(0.05)).batch(4).epochs(2).seed(3);

    private static Network net(Shape input, Layer... layers) {
        return Network.of("net", input, new SoftmaxCrossEntropy(), layers);
    }

    private static Network dense() {
        return net(Shape.of(4), new Dense(5), new BatchNorm(), new Dense(3));
    }

    private static TinyData clouds(int size) {
        return TinyData.classes(size, Shape.of(4), 3, 1);
    }

    @Test
    void batchesOfOneAreRefused() {
        assertThatThrownBy(() -> dense().model(1).fit(clouds(9), SGD.batch(1)))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("layer 1: expected batches of at least 2 samples")
                .hasMessageContaining("received 1");
        assertThatThrownBy(() -> dense().model(1).fit(clouds(1), SGD.batch(0))).isInstanceOf(ShapeException.class);
        var pooled = net(Shape.of(2, 5, 5), new Conv2d(3, 3), new GlobalAveragePool2d(), new BatchNorm(), new Dense(3));
        assertThatThrownBy(() -> pooled.model(1).fit(TinyData.classes(9, Shape.of(2, 5, 5), 3, 1), SGD.batch(1)))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("layer 2");
    }

    @Test
    void batchesOfOneAreFineWhereTheyHaveAVariance() {
        var conv = net(Shape.of(1, 4, 4), new Conv2d(3, 3), new BatchNorm(), new Flatten(), new Dense(3));
        var data = TinyData.classes(9, Shape.of(1, 4, 4), 3, 1);
        assertThat(conv.model(1).fit(data, SGD.batch(1)).steps()).isEqualTo(18);
        assertThat(conv.model(1).fit(data, SGD).steps()).isEqualTo(6);
    }

    @Test
    void frozenStatisticsNeedNoVariance() {
        assertThat(dense().model(1).fit(clouds(9), SGD.batch(1).freeze("1.*")).steps())
                .isEqualTo(18);
        assertThat(dense().model(1).fit(clouds(9), SGD.freeze("1.*")).steps()).isEqualTo(6);
    }

    /// An epoch learns what it would learn from the set without the sample that comes last in its order.
    @Test
    void aRestOfOneIsLeftOut() {
        var nine = clouds(9);
        Model model = dense().model(1), expected = dense().model(1);
        var seen = new ArrayList<Long>();
        History history = new Trainer(model, SGD.epochs(1), nine)
                .listen(new Listener() {
                    @Override
                    public void stepped(Progress p) {
                        seen.add(p.seen());
                        assertThat(p.samples()).isEqualTo(8);
                        assertThat(p.stepsPerEpoch()).isEqualTo(2);
                    }
                })
                .run();
        assertThat(history.steps()).isEqualTo(2);
        assertThat(seen).containsExactly(4L, 8L);
        int[] order = Rng.of(3, "shuffle", 0).permutation(9),
                eight = Rng.of(3, "shuffle", 0).permutation(8);
        int[] chosen = new int[8];
        for (int i = 0; i < 8; i++) chosen[eight[i]] = order[i];
        expected.fit(nine.subset(chosen), SGD.epochs(1));
        assertThat(model.fingerprint()).isEqualTo(expected.fingerprint());
        for (double v : variances(model)) assertThat(v).isPositive();
    }

    private static double[] variances(Model model) {
        float[] v = model.params().tensor("1.variance").floats();
        double[] d = new double[v.length];
        Arrays.setAll(d, i -> v[i]);
        return d;
    }

    @Test
    void otherRestsAreKept() {
        assertThat(dense().model(1).fit(clouds(10), SGD).steps()).isEqualTo(6);
        var plain = net(Shape.of(4), new Dense(3));
        assertThat(plain.model(1).fit(clouds(9), SGD).steps()).isEqualTo(6);
        assertThat(Epoch.of(plain, SGD, 9)).isEqualTo(new Epoch(9, 4, 1, 0));
        assertThat(Epoch.of(dense(), SGD, 9)).isEqualTo(new Epoch(9, 4, 0, 1));
    }

    @Test
    void trainingGoesOnAfterAnEpochWithoutItsRest() {
        Model whole = dense().model(1), first = dense().model(1), second = dense().model(1);
        new Trainer(whole, SGD, clouds(9)).run();
        var saved = new ArrayList<Snapshot>();
        var trainer = new Trainer(first, SGD, clouds(9)).save((s, _) -> saved.add(s), 1e9);
        trainer.listen(new Listener() {
                    @Override
                    public void stepped(Progress p) {
                        if (p.step() == 2) trainer.stop();
                    }
                })
                .run();
        assertThat(new Trainer(second, SGD, clouds(9))
                        .resume(saved.getLast())
                        .run()
                        .steps())
                .isEqualTo(4);
        assertThat(second.fingerprint()).isEqualTo(whole.fingerprint());
    }
}
