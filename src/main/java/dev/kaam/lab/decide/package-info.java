/** Which way to run handlers, by the laws alone. */
@NullMarked
package dev.kaam.lab.decide;

import org.jspecify.annotations.NullMarked;
