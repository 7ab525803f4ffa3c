/**
 * The page of a course that Kaam grew from, as a self-check: {@link dev.kaam.learn.Learn} reads the {@link
 * dev.kaam.learn.Course} in a language, each {@link dev.kaam.learn.Question} names the experiment that proves its answer, and
 * {@link dev.kaam.learn.Score} says how good a guess was, and how well its owner knew that.
 */
@NullMarked
package dev.kaam.learn;

import org.jspecify.annotations.NullMarked;
