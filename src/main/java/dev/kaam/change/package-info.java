/** What happened, in the order in which it was committed. */
@NullMarked
package dev.kaam.change;

import org.jspecify.annotations.NullMarked;
