/** What became of an experiment, for programs and for pages: as JSON, with the raw records. */
@NullMarked
package dev.kaam.lab.report;

import org.jspecify.annotations.NullMarked;
