package dev.kaam.store;

import java.util.function.UnaryOperator;

/**
 * What one engine says in other words than SQLite. Statements are written once, as SQLite reads them.
 *
 * @param translation of a statement; each is translated once a session
 */
record Dialect(SearchTable search, UnaryOperator<String> translation) {
    static final Dialect SQLITE = new Dialect(new Fts5Search(), UnaryOperator.identity());
    static final Dialect POSTGRES = new Dialect(new TsvectorSearch(), PostgresSql::of);
}
