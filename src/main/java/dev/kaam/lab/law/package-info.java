/** The laws of queues, each with its source. */
@NullMarked
package dev.kaam.lab.law;

import org.jspecify.annotations.NullMarked;
