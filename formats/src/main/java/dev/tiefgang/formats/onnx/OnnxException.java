package dev.tiefgang.formats.onnx;

/// A network that has no form in ONNX.
///
/// The message names the layer, what was expected, what was received, and what to do where something can be
/// done.
public final class OnnxException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /// An error with a complete message.
    OnnxException(String message) {
        super(message);
    }
}
