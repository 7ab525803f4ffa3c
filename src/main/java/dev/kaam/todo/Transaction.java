package dev.kaam.todo;

/** What may be done in one commit. Belongs to the one call that got it, and is of no use afterwards. */
public interface Transaction {
    Todos todos();

    Answers answers();
}
