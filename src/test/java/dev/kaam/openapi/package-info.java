/** Holds what the server answers to its own description, {@code openapi.yaml}. */
@NullMarked
package dev.kaam.openapi;

import org.jspecify.annotations.NullMarked;
