package dev.kaam.store;

import dev.kaam.todo.Search;
import dev.kaam.todo.Todo;
import java.sql.SQLException;
import java.util.UUID;

/** Where the words of todos stand to be searched: each engine has its own way. Its words are as {@code todo.Words} makes them. */
interface SearchTable {
    /** Has this todo found by the words that it has now. */
    void put(Session session, String owner, Todo todo) throws SQLException;

    /** Has it found no more; it may come back. */
    void takeOut(Session session, String owner, UUID id) throws SQLException;

    /** Has it found no more, for good. */
    void forget(Session session, String owner, UUID id) throws SQLException;

    /** What to look for: every word, each perhaps only the beginning of one, in this tier and better ones. */
    String match(Search search, Search.Tier tier);

    /** What the one matches, without what the other does. */
    String without(String match, String other);

    /** Adds FROM and WHERE, with the todo as t. */
    void addFrom(Sql sql, String owner, String match);

    /** Only what comes behind this todo. */
    void addBehind(Sql sql, String owner, UUID id);

    /** Adds the order: the newest first. */
    void addOrder(Sql sql);
}
