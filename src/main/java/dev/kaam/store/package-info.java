/** Where todos and changes are kept: SQLite with group commit, and the seed's fake database. */
@NullMarked
package dev.kaam.store;

import org.jspecify.annotations.NullMarked;
