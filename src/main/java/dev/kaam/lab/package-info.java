/**
 * Shows and proves, on the user's own machine, when async pays and when it hurts. An {@link dev.kaam.lab.Experiment} states its
 * question and what a law predicts; {@link dev.kaam.lab.Lab} asks the machine, and refuses to conclude anything where it is too
 * busy to answer. Servers are known by HTTP alone.
 */
@NullMarked
package dev.kaam.lab;

import org.jspecify.annotations.NullMarked;
