/** The words of the business: a todo, what a client may write of it, and what can go wrong. JDK only. */
@NullMarked
package dev.kaam.todo;

import org.jspecify.annotations.NullMarked;
