/// PyTorch through DJL, op by op: recall, and training by its automatic differentiation.
@NullMarked
package dev.tiefgang.bench.peers.pytorch;

import org.jspecify.annotations.NullMarked;
