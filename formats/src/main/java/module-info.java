/// File formats: safetensors, self-verifying checkpoints, ONNX, TensorBoard event files, CSV metrics and
/// JSON.
///
/// Every reader trusts no input: it checks sizes before it takes memory, and says with file and byte offset
/// what it expected and what it found.
module dev.tiefgang.formats {
    requires transitive dev.tiefgang.core;
    requires com.fasterxml.jackson.core;
    requires us.hebi.quickbuf.runtime;
    requires static org.jspecify;

    exports dev.tiefgang.formats;
    exports dev.tiefgang.formats.onnx;
}
