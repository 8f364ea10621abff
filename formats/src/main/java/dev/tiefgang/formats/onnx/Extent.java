package dev.tiefgang.formats.onnx;

/// How far an axis reaches: a number, or so many for each sample of a batch whose size is left open.
record Extent(int number, boolean perSample) {
    static Extent fixed(int number) {
        return new Extent(number, false);
    }
}
