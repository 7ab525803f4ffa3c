/** What Kaam does by itself: one file a kind of work, and what follows from a change. */
@NullMarked
package dev.kaam.job;

import org.jspecify.annotations.NullMarked;
