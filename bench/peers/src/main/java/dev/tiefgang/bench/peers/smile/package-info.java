/// Smile: networks of two dense layers, in doubles, on one thread.
@NullMarked
package dev.tiefgang.bench.peers.smile;

import org.jspecify.annotations.NullMarked;
