/** Work after the response. */
@NullMarked
package dev.kaam.background;

import org.jspecify.annotations.NullMarked;
