package dev.kaam.terminal;

import org.jline.utils.AttributedStyle;

/** What a request does in a stretch of time. A small letter waits, a capital works; H waits and holds its thread. */
enum Kind {
    LOOP('L', AttributedStyle.WHITE, "the loop reads or writes", "was read and written by the loop for %s"),
    QUEUE('q', AttributedStyle.YELLOW, "waits for a thread or the loop", "waited %s for a thread or the loop"),
    RUN('C', AttributedStyle.GREEN, "computes", "computed for %s"),
    WRITE_QUEUE('w', AttributedStyle.MAGENTA, "waits for the writer", "waited %s for the writer"),
    WRITE('W', AttributedStyle.MAGENTA, "is written", "was written for %s"),
    COMMIT('d', AttributedStyle.BLUE, "waits for the disk", "waited %s for the commit"),
    HELD_WRITE_QUEUE(Kind.HELD, AttributedStyle.RED, Kind.HOLDS, "waited %s for the writer, holding its thread"),
    HELD_COMMIT(Kind.HELD, AttributedStyle.RED, Kind.HOLDS, "waited %s for the commit, holding its thread"),
    HELD_READ_QUEUE(Kind.HELD, AttributedStyle.RED, Kind.HOLDS, "waited %s for a reader, holding its thread"),
    HELD_FAKE_QUEUE(
            Kind.HELD,
            AttributedStyle.RED,
            Kind.HOLDS,
            "waited %s for a connection to the fake database, holding its thread"),
    HELD_FAKE_WAIT(Kind.HELD, AttributedStyle.RED, Kind.HOLDS, "waited %s in the fake database, holding its thread"),
    READ_QUEUE('r', AttributedStyle.CYAN, "waits for a reader", "waited %s for a reader"),
    READ('R', AttributedStyle.CYAN, "is read", "was read for %s"),
    FAKE_QUEUE(
            'p',
            AttributedStyle.YELLOW,
            "waits for a connection to the fake database",
            "waited %s for a connection to the fake database"),
    FAKE_WAIT('f', AttributedStyle.RED, "waits in the fake database", "waited %s in the fake database"),
    FAKE_CPU('F', AttributedStyle.RED, "computes in the fake database", "computed for %s in the fake database"),
    TASK_WAIT('t', AttributedStyle.YELLOW, "a task waits", "its tasks waited %s"),
    TASK('T', AttributedStyle.GREEN, "a task runs", "its tasks ran for %s");

    private static final char HELD = 'H';
    private static final String HOLDS = "waits, and holds its thread";

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

    /** The same where its thread can do nothing else meanwhile. */
    Kind held() {
        return switch (this) {
            case WRITE_QUEUE -> HELD_WRITE_QUEUE;
            case COMMIT -> HELD_COMMIT;
            case READ_QUEUE -> HELD_READ_QUEUE;
            case FAKE_QUEUE -> HELD_FAKE_QUEUE;
            case FAKE_WAIT -> HELD_FAKE_WAIT;
            default -> this;
        };
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
