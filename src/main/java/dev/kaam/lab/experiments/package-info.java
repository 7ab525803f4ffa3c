/** One question a file. */
@NullMarked
package dev.kaam.lab.experiments;

import org.jspecify.annotations.NullMarked;
