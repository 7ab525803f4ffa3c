package dev.kaam.web;

import dev.kaam.background.BackgroundTasks;
import java.util.UUID;

/** What is to be asked for behind each todo that {@code POST /todos} has added. Called by its handler: it must be quick. */
@FunctionalInterface
public interface Added {
    /** Nothing. */
    Added NOTHING = (background, todo) -> {};

    void ask(BackgroundTasks background, UUID todo);
}
