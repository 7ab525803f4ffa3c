/** Time, and what one request did with it. */
@NullMarked
package dev.kaam.flow;

import org.jspecify.annotations.NullMarked;
