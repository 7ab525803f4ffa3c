package dev.kaam.store;

import java.util.function.UnaryOperator;

/**
 * What one engine says in other words than SQLite. Statements are written once, as SQLite reads them.
 *
 * @param translation of a statement; each is translated once a session
 * @param isFar whether rows come by a way that makes each dear
 */
record Dialect(SearchTable search, UnaryOperator<String> translation, boolean isFar) {
    static final Dialect SQLITE = new Dialect(new Fts5Search(), UnaryOperator.identity(), false);
    static final Dialect POSTGRES = new Dialect(new TsvectorSearch(), PostgresSql::of, true);
}
