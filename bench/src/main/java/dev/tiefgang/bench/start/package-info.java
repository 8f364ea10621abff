/// What it costs to begin: the time from the start of a process to its first prediction, the memory that it
/// takes, and the jars that a program ships.
@NullMarked
package dev.tiefgang.bench.start;

import org.jspecify.annotations.NullMarked;
