/// Kernels under JMH: `bench/run jmh [pattern]`.
@NullMarked
package dev.tiefgang.bench.jmh;

import org.jspecify.annotations.NullMarked;
