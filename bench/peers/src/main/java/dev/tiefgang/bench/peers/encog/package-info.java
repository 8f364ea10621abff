/// Encog: networks of two dense layers, in doubles.
@NullMarked
package dev.tiefgang.bench.peers.encog;

import org.jspecify.annotations.NullMarked;
