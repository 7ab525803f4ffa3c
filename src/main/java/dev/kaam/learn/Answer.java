package dev.kaam.learn;

/** What somebody answered. */
public sealed interface Answer {
    /** In the unit of the question. */
    record Amount(double value) implements Answer {}

    /** The id of what was chosen. */
    record Chosen(String id) implements Answer {}
}
