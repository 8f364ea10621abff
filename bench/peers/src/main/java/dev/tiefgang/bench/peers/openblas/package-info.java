/// OpenBLAS: matrix products.
@NullMarked
package dev.tiefgang.bench.peers.openblas;

import org.jspecify.annotations.NullMarked;
