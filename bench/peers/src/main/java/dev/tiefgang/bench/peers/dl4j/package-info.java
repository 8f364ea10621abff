/// Deeplearning4j: recall, and training by its own loop, of graphs of its own layers.
@NullMarked
package dev.tiefgang.bench.peers.dl4j;

import org.jspecify.annotations.NullMarked;
