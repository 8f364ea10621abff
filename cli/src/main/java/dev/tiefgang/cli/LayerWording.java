package dev.tiefgang.cli;

import dev.tiefgang.nn.*;
import dev.tiefgang.tensor.Shape;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Layers in a few words: what they are, and what is not as usual about them.
final class LayerWording {
    private LayerWording() {}

    static String of(Layer layer) {
        return switch (layer) {
            case Activation a -> word(a.function());
            case LeakyRelu a -> kind(a) + number(a.slope());
            case Elu a -> kind(a) + number(a.alpha());
            case Celu a -> kind(a) + number(a.alpha());
            case ThresholdedRelu a -> kind(a) + number(a.threshold());
            case PRelu a -> "prelu" + (a.shared() ? ", shared" : "");
            case Dense d -> "dense " + d.units() + (d.bias() ? "" : ", no bias");
            case Dropout d -> kind(d) + share(d.rate());
            case SpatialDropout d -> kind(d) + share(d.rate());
            case AlphaDropout d -> kind(d) + share(d.rate());
            case GaussianDropout d -> kind(d) + share(d.rate());
            case GaussianNoise g -> kind(g) + number(g.deviation());
            case DropConnect d -> "drop connect" + share(d.rate()) + " of " + of(d.body());
            case Conv1d c ->
                "conv " + c.size() + "×" + c.filters()
                        + stride(c.stride(), c.stride())
                        + rowPadding(c.padding())
                        + dilation(c.dilation(), c.dilation())
                        + groups(c.groups())
                        + bias(c.bias());
            case Conv2d c ->
                "conv " + c.height() + "×" + c.width() + "×" + c.filters()
                        + stride(c.strideH(), c.strideW())
                        + padding(c.padding())
                        + dilation(c.dilationH(), c.dilationW())
                        + groups(c.groups())
                        + bias(c.bias());
            case DepthwiseConv2d c ->
                "depthwise conv " + c.height() + "×" + c.width()
                        + (c.multiplier() == 1 ? "" : "×" + c.multiplier())
                        + stride(c.strideH(), c.strideW())
                        + padding(c.padding())
                        + dilation(c.dilationH(), c.dilationW())
                        + bias(c.bias());
            case ConvTranspose1d c ->
                "conv transpose " + c.size() + "×" + c.filters()
                        + stride(c.stride(), c.stride())
                        + rowPadding(c.padding())
                        + dilation(c.dilation(), c.dilation())
                        + groups(c.groups())
                        + bias(c.bias());
            case ConvTranspose2d c ->
                "conv transpose " + c.height() + "×" + c.width() + "×" + c.filters()
                        + stride(c.strideH(), c.strideW())
                        + padding(c.padding())
                        + dilation(c.dilationH(), c.dilationW())
                        + groups(c.groups())
                        + bias(c.bias());
            case MaxPool2d p ->
                "max pool "
                        + pool(p.height(), p.width(), p.strideH(), p.strideW(), p.padding())
                        + (p.ceil() ? ", ceil" : "");
            case AveragePool2d p ->
                "average pool "
                        + pool(p.height(), p.width(), p.strideH(), p.strideW(), p.padding())
                        + (p.ceil() ? ", ceil" : "")
                        + (p.countPadding() ? ", padding counted" : "");
            case LpPool2d p ->
                "l" + p.p() + " pool " + pool(p.height(), p.width(), p.strideH(), p.strideW(), p.padding());
            case AdaptiveAveragePool2d p -> kind(p) + " " + p.height() + "×" + p.width();
            case AdaptiveMaxPool2d p -> kind(p) + " " + p.height() + "×" + p.width();
            case Reshape r -> "reshape " + extents(r.to());
            case Permute p -> "permute " + p.order();
            case Pad p -> "pad " + word(p.border()) + places(p.before(), p.behind());
            case Crop c -> "crop" + places(c.before(), c.behind());
            case DepthToSpace b -> kind(b) + " " + b.block();
            case SpaceToDepth b -> kind(b) + " " + b.block();
            case Resize2d r -> "resize " + r.height() + "×" + r.width() + ", " + word(r.mode());
            case Upsample2d u -> "upsample " + u.factorH() + "×" + u.factorW() + ", " + word(u.mode());
            case GroupNorm g -> "group norm, " + g.groups() + (g.groups() == 1 ? " group" : " groups");
            case LocalResponseNorm l -> kind(l) + " " + l.size();
            case Sequential s -> s.layers().size() + " layers";
            default -> kind(layer);
        };
    }

    /// The name of a layer's record in words: `GlobalAveragePool2d` is a global average pool.
    private static String kind(Layer layer) {
        return layer.getClass()
                .getSimpleName()
                .replaceAll("[123]d$", "")
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT);
    }

    /// The name of a constant in words.
    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String extents(Shape s) {
        return IntStream.of(s.extents()).mapToObj(String::valueOf).collect(Collectors.joining("×"));
    }

    private static String places(List<Integer> before, List<Integer> behind) {
        return " " + before + (before.equals(behind) ? "" : " " + behind);
    }

    private static String share(double rate) {
        return " " + Units.percent(rate, 0);
    }

    private static String number(double value) {
        return " " + Wording.number(value);
    }

    private static String stride(int rows, int columns) {
        if (rows != columns) return ", stride " + rows + "×" + columns;
        return rows == 1 ? "" : ", stride " + rows;
    }

    private static String dilation(int rows, int columns) {
        if (rows != columns) return ", dilation " + rows + "×" + columns;
        return rows == 1 ? "" : ", dilation " + rows;
    }

    private static String groups(int groups) {
        return groups == 1 ? "" : ", groups " + groups;
    }

    private static String bias(boolean bias) {
        return bias ? "" : ", no bias";
    }

    private static String pool(int height, int width, int strideH, int strideW, Padding padding) {
        boolean sideBySide = strideH == height && strideW == width;
        String stride = strideH == strideW ? ", stride " + strideH : stride(strideH, strideW);
        return height + "×" + width + (sideBySide ? "" : stride) + padding(padding);
    }

    private static String rowPadding(Padding padding) {
        return padding instanceof Padding.Explicit(int _, int before, int _, int behind)
                ? before == behind ? padding(Padding.of(before)) : ", padding " + before + " " + behind
                : padding(padding);
    }

    private static String padding(Padding padding) {
        return switch (padding) {
            case Padding.Same _ -> ", same";
            case Padding.Explicit(int t, int l, int b, int r)
            when t == l && l == b && b == r -> t == 0 ? "" : ", padding " + t;
            case Padding.Explicit(int t, int l, int b, int r) -> ", padding " + t + " " + l + " " + b + " " + r;
        };
    }
}
