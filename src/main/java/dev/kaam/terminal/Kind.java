package dev.kaam.terminal;

import org.jline.utils.AttributedStyle;

/** What a request does in a stretch of time. A small letter waits, a capital works. */
enum Kind {
    LOOP('L', AttributedStyle.WHITE, "the loop reads or writes", "was read and written by the loop for %s"),
    QUEUE('q', AttributedStyle.YELLOW, "waits for a thread or the loop", "waited %s for a thread or the loop"),
    RUN('C', AttributedStyle.GREEN, "computes", "computed for %s"),
    WRITE_QUEUE('w', AttributedStyle.MAGENTA, "waits for the writer", "waited %s for the writer"),
    WRITE('W', AttributedStyle.MAGENTA, "is written", "was written for %s"),
    COMMIT('d', AttributedStyle.BLUE, "waits for the disk", "waited %s for the commit"),
    READ_QUEUE('r', AttributedStyle.CYAN, "waits for a reader", "waited %s for a reader"),
    READ('R', AttributedStyle.CYAN, "is read", "was read for %s"),
    FAKE_WAIT('f', AttributedStyle.RED, "waits in the fake database", "waited %s in the fake database"),
    FAKE_CPU('F', AttributedStyle.RED, "computes in the fake database", "computed for %s in the fake database"),
    TASK_WAIT('t', AttributedStyle.YELLOW, "a task waits", "its tasks waited %s"),
    TASK('T', AttributedStyle.GREEN, "a task runs", "its tasks ran for %s");

    private final char letter;
    private final int color;
    private final String meaning;
    private final String told;

    Kind(char letter, int color, String meaning, String told) {
        this.letter = letter;
        this.color = color;
        this.meaning = meaning;
        this.told = told;
    }

    char letter() {
        return letter;
    }

    /** One of the eight that every terminal with colours has. */
    int color() {
        return color;
    }

    boolean isWork() {
        return Character.isUpperCase(letter);
    }

    /** For the legend. */
    String meaning() {
        return meaning;
    }

    /** @param micros how long it was so */
    String told(long micros) {
        return told.formatted(Text.time(micros));
    }
}
