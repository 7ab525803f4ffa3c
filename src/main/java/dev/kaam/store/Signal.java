package dev.kaam.store;

import org.jspecify.annotations.Nullable;

/**
 * What one node tells the others, in the text of a notification.
 *
 * @param node who tells it; a name without spaces
 * @param last the number of a change up to which there is something to read; 0 where it tells of no change
 * @param tasks whether a task is due
 */
record Signal(String node, long last, boolean tasks) {
    /** Of the database; its text must be a plain name in lower case. */
    static final String CHANNEL = "kaam";

    String text() {
        return node + " " + last + (tasks ? " tasks" : "");
    }

    /** Null for what no node of ours has said: anybody who may connect may notify. */
    static @Nullable Signal of(String text) {
        String[] words = text.split(" ", -1);
        boolean ours = (words.length == 2 || (words.length == 3 && words[2].equals("tasks")))
                && words[1].matches("[0-9]{1,18}");
        return ours ? new Signal(words[0], Long.parseLong(words[1]), words.length == 3) : null;
    }
}
