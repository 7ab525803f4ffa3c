/** The command line and the program, which wires everything else by hand. */
@NullMarked
package dev.kaam;

import org.jspecify.annotations.NullMarked;
