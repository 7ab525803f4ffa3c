package dev.kaam.lab;

/**
 * One of the things that an experiment compares.
 *
 * @param name letters and digits only, since the texts speak of it: {@code inRow}
 * @param unit what its numbers are
 * @param prediction what the law says
 * @param probe how it is measured, once
 */
public record Level(String name, Unit unit, Prediction prediction, Probe probe) {
    /** What a number is. */
    public enum Unit {
        MILLIS("ms"),
        PER_SECOND("/s"),
        COUNT(""),
        /** So many times as much as something else. */
        TIMES("×"),
        /** A part of all, from 0 to 1. */
        SHARE("");

        private final String sign;

        Unit(String sign) {
            this.sign = sign;
        }

        /** As it stands behind a number. */
        public String sign() {
            return sign;
        }
    }
}
