/** The flow in a terminal: live, line by line, recorded to a file, and played again from it. */
@NullMarked
package dev.kaam.terminal;

import org.jspecify.annotations.NullMarked;
