/** What each request did, for others to read: as spans of OpenTelemetry. */
@NullMarked
package dev.kaam.trace;

import org.jspecify.annotations.NullMarked;
