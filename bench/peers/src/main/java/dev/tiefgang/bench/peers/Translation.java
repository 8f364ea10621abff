package dev.tiefgang.bench.peers;

import dev.tiefgang.nn.Activation;
import dev.tiefgang.nn.BatchNorm;
import dev.tiefgang.nn.Conv2d;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.DepthwiseConv2d;
import dev.tiefgang.nn.Dropout;
import dev.tiefgang.nn.Flatten;
import dev.tiefgang.nn.GlobalAveragePool2d;
import dev.tiefgang.nn.Layer;
import dev.tiefgang.nn.MaxPool2d;
import dev.tiefgang.nn.Padding;
import dev.tiefgang.nn.Residual;
import dev.tiefgang.nn.Sequential;
import dev.tiefgang.op.Window;

/// A network in the words of another library.
///
/// Each method gets the name under which the layer's weights stand in our model.
///
/// @param <T> what flows between layers there
public abstract class Translation<T> {
    /// Larger than any picture: what the padding of the races' layers comes to does not depend on it.
    private static final int SIDE = 1 << 12;

    /// A network, from its input to its output.
    public final T network(Layer body, T x) {
        return layer("", body, x);
    }

    private T layer(String name, Layer layer, T x) {
        return switch (layer) {
            case Sequential s -> {
                T y = x;
                for (int i = 0; i < s.layers().size(); i++)
                    y = layer(name + i + ".", s.layers().get(i), y);
                yield y;
            }
            case Residual r -> {
                T shortcut = r.projection().isPresent()
                        ? layer(name + "projection.", r.projection().get(), x)
                        : x;
                yield add(layer(name + "body.", r.body(), x), shortcut);
            }
            case Conv2d c -> convolution(name, c, window(c), x);
            case DepthwiseConv2d d -> {
                var c = new Conv2d(maps(x), d.height(), d.width())
                        .stride(d.strideH(), d.strideW())
                        .padding(d.padding())
                        .groups(maps(x));
                yield convolution(name, d.bias() ? c : c.withoutBias(), window(c), x);
            }
            case MaxPool2d p ->
                maxPool(
                        p.padding()
                                .apply(Window.of(p.height(), p.width()).stride(p.strideH(), p.strideW()), SIDE, SIDE),
                        x);
            case Dense d -> dense(name, d, x);
            case BatchNorm b -> batchNorm(name, b, x);
            case Activation a -> activation(a.function(), x);
            case GlobalAveragePool2d _ -> globalAveragePool(x);
            case Flatten _ -> flatten(x);
            case Dropout _ -> x;
            default -> throw new IllegalArgumentException("There is no translation of " + layer);
        };
    }

    private static Window window(Conv2d c) {
        Padding padding = c.padding();
        return padding.apply(Window.of(c.height(), c.width()).stride(c.strideH(), c.strideW()), SIDE, SIDE);
    }

    /// Number of maps, axis 1 of ours.
    protected abstract int maps(T x);

    protected abstract T add(T a, T b);

    protected abstract T convolution(String name, Conv2d c, Window window, T x);

    protected abstract T maxPool(Window window, T x);

    protected abstract T dense(String name, Dense d, T x);

    protected abstract T batchNorm(String name, BatchNorm b, T x);

    protected abstract T activation(Activation.Function function, T x);

    protected abstract T globalAveragePool(T x);

    protected abstract T flatten(T x);
}
