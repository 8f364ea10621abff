package dev.tiefgang.compile;

import dev.tiefgang.graph.Op;

/// Which inputs of its own size a step may write over: those of which it reads an element before it writes it and
/// never after.
public final class InPlace {
    private InPlace() {}

    /// True where the step may write over input `position`.
    public static boolean allowed(Op op, int position) {
        // A convolution writes its result where the program then reads.
        return op instanceof Fused f
                && f.maker().filter(m -> !(m instanceof Product)).isEmpty()
                && position >= f.makerInputs();
    }
}
