package dev.tiefgang.compile;

import dev.tiefgang.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Convolutions one behind the other, band by band: the rows that the next one needs are made just before and stay in
/// the second-level cache, where the whole picture would go through memory.
///
/// Inputs: `x [n, h, w, c]`, then for each convolution what it reads besides ([ConvChannels]); result that of the last.
/// Every sum is that of the convolutions by themselves.
record ConvChain(List<ConvChannels> stages) implements Making {
    /// Floats of a picture that go through memory: more than a second-level cache holds.
    private static final int FAR = 256 * 1024;

    /// The chain of a convolution, or of a chain, and one that reads its result.
    static ConvChain of(Making first, ConvChannels next) {
        var stages = new ArrayList<>(stages(first));
        stages.add(next);
        return new ConvChain(List.copyOf(stages));
    }

    private static List<ConvChannels> stages(Making m) {
        return switch (m) {
            case ConvChannels c -> List.of(c);
            case ConvChain(List<ConvChannels> stages) -> stages;
            case Product _ -> List.of();
        };
    }

    /// Whether a convolution that reads `x` should be chained to what makes `x`: both must make rows from rows, and
    /// pictures be large.
    static boolean suits(Making first, Shape x, ConvChannels next) {
        return x.tail().size() > FAR
                && makesRows(next)
                && !stages(first).isEmpty()
                && makesRows(stages(first).getLast());
    }

    private static boolean makesRows(ConvChannels c) {
        return c.algorithm() == Algorithm.DEPTHWISE || DirectRoutine.isPointwise(c);
    }

    @Override
    public String words() {
        return stages.stream().map(ConvChannels::words).collect(Collectors.joining(" → "));
    }

    @Override
    public int inputs() {
        return 1 + stages.stream().mapToInt(c -> c.inputs() - 1).sum();
    }

    @Override
    public Shape shape(List<Shape> in) {
        return shapes(in.getFirst()).getLast();
    }

    /// Shapes of what goes in and of what each convolution makes.
    List<Shape> shapes(Shape x) {
        var shapes = new ArrayList<>(List.of(x));
        for (ConvChannels c : stages) shapes.add(c.shape(List.of(shapes.getLast())));
        return shapes;
    }

    /// Multiply-adds of the definitions.
    long macs(Shape x) {
        List<Shape> shapes = shapes(x);
        long macs = 0;
        for (int s = 0; s < stages.size(); s++) macs += stages.get(s).macs(shapes.get(s), shapes.get(s + 1));
        return macs;
    }
}
