package dev.kaam.lab;

/** How much time an experiment may take: a dozen seconds, or a minute. */
public enum Effort {
    QUICK(5),
    FULL(9);

    private final int repeats;

    Effort(int repeats) {
        this.repeats = repeats;
    }

    /** How often each level is measured, besides the first time, which only warms up. */
    public int repeats() {
        return repeats;
    }

    /** The one for its case. */
    public <T> T pick(T quick, T full) {
        return this == QUICK ? quick : full;
    }
}
