/** Which way to run handlers, by the laws alone: a {@code Question} goes in, a {@code Decision} comes out. */
@NullMarked
package dev.kaam.lab.decide;

import org.jspecify.annotations.NullMarked;
