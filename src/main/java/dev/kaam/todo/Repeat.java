package dev.kaam.todo;

import java.util.Locale;

/**
 * How a todo comes again when it is completed.
 *
 * @param rule an RRULE of RFC 5545, without the name before it, such as {@code FREQ=WEEKLY;BYDAY=MO}; kept as it was given, but in
 *     upper case and without white space around it. Whether it can be read is not checked here
 */
public record Repeat(String rule, From from) {
    public static final int RULE_MAX = 200;

    /** From where the rule goes on. */
    public enum From {
        /** From when the todo was due, whenever it was done. */
        DUE,
        /** From the day on which it was done. */
        COMPLETION
    }

    public Repeat {
        rule = rule.strip();
        if (rule.isEmpty() || rule.length() > RULE_MAX || !rule.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            throw Problem.invalid(
                    "/repeat/rule",
                    "must be a rule of RFC 5545 such as FREQ=WEEKLY;BYDAY=MO: ASCII without spaces, at most " + RULE_MAX
                            + " characters");
        }
        rule = rule.toUpperCase(Locale.ROOT);
    }

    /** The same, going on by another rule. */
    public Repeat by(String otherRule) {
        return new Repeat(otherRule, from);
    }
}
