/// TensorFlow: graphs in a session, pictures with their channels last, as its kernels for processors want them.
@NullMarked
package dev.tiefgang.bench.peers.tensorflow;

import org.jspecify.annotations.NullMarked;
