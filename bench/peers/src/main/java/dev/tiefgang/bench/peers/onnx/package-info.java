/// ONNX Runtime: recall of files that this library writes.
@NullMarked
package dev.tiefgang.bench.peers.onnx;

import org.jspecify.annotations.NullMarked;
