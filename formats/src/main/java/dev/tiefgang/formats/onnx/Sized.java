package dev.tiefgang.formats.onnx;

import dev.tiefgang.graph.Graph;
import dev.tiefgang.graph.Op;
import dev.tiefgang.nn.Network;
import dev.tiefgang.op.Expand;
import dev.tiefgang.op.Fill;
import dev.tiefgang.op.Input;
import dev.tiefgang.op.RandomNormal;
import dev.tiefgang.op.RandomUniform;
import dev.tiefgang.op.Reshape;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a network predicts, with the extents of all values.
///
/// For a batch of any size two graphs are built, for batches of two sizes. They must be alike; then an
/// extent that differs belongs to the batch, and how much it grows says how many there are for each sample.
///
/// @param batch the number of samples
/// @param extents those of the live nodes
record Sized(Recall recall, Extent batch, Map<Integer, List<Extent>> extents) {
    /// Two sizes of batches that networks rarely have as extents of their own: with such a one, different
    /// nodes may happen to be equal, and then the two graphs differ. So there are two more.
    private static final int N = 11, M = 13, OTHER_N = 5, OTHER_M = 7;

    /// For a batch of `n`.
    static Sized fixed(Network network, int n) {
        Recall recall = Recall.of(network, n);
        Map<Integer, List<Extent>> extents = new HashMap<>();
        for (int i : recall.live())
            extents.put(
                    i,
                    Arrays.stream(recall.graph().node(i).shape().extents())
                            .mapToObj(Extent::fixed)
                            .toList());
        return new Sized(recall, Extent.fixed(n), extents);
    }

    /// For a batch of any size.
    ///
    /// @throws OnnxException if the network computes something else for another batch
    static Sized any(Network network) {
        try {
            return any(network, N, M);
        } catch (OnnxException | ShapeException e) {
            return any(network, OTHER_N, OTHER_M);
        }
    }

    private static Sized any(Network network, int n, int m) {
        Recall a = Recall.of(network, n), b = Recall.of(network, m);
        Map<Integer, Integer> twins = new HashMap<>();
        Map<Integer, List<Extent>> extents = new HashMap<>();
        for (int i = 0; i < Math.min(a.live().size(), b.live().size()); i++) {
            int id = a.live().get(i), twin = b.live().get(i);
            twins.put(id, twin);
            Graph.Node x = a.graph().node(id), y = b.graph().node(twin);
            boolean alike = alike(x.op(), y.op())
                    && y.in().equals(x.in().stream().map(twins::get).toList());
            Optional<List<Extent>> both = alike ? extents(x.shape(), n, y.shape(), m) : Optional.empty();
            extents.put(
                    id,
                    both.orElseThrow(() -> differs(
                            a.places().get(id), "%s for %d samples and %s for %d".formatted(x.op(), n, y.op(), m))));
        }
        if (a.live().size() != b.live().size())
            throw differs(
                    a.places().getLast(),
                    "%d ops for %d samples and %d for %d"
                            .formatted(a.live().size(), n, b.live().size(), m));
        return new Sized(a, new Extent(1, true), extents);
    }

    private static OnnxException differs(String place, String received) {
        return new OnnxException("ONNX, layer " + place + ": expected the same ops for batches of any size, received "
                + received + "; ask for a file for batches of one size");
    }

    /// Whether two ops differ in extents at most.
    private static boolean alike(Op a, Op b) {
        return switch (a) {
            case Reshape _ -> b instanceof Reshape;
            case Expand _ -> b instanceof Expand;
            case Fill(double x, Shape _) -> b instanceof Fill(double y, Shape _) && Double.compare(x, y) == 0;
            case Input i -> b instanceof Input j && i.name().equals(j.name());
            case RandomUniform r -> b instanceof RandomUniform s && r.stream().equals(s.stream());
            case RandomNormal r -> b instanceof RandomNormal s && r.stream().equals(s.stream());
            default -> a.equals(b);
        };
    }

    private static Optional<List<Extent>> extents(Shape a, int n, Shape b, int m) {
        if (a.rank() != b.rank()) return Optional.empty();
        var extents = new ArrayList<Extent>();
        for (int i = 0; i < a.rank(); i++) {
            int x = a.dim(i), y = b.dim(i);
            if (x == y) extents.add(Extent.fixed(x));
            else if (x % n == 0 && (long) x / n * m == y) extents.add(new Extent(x / n, true));
            else return Optional.empty();
        }
        return Optional.of(extents);
    }
}
