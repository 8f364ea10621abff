/// What several peers need to build the networks of races.
@NullMarked
package dev.tiefgang.bench.peers;

import org.jspecify.annotations.NullMarked;
