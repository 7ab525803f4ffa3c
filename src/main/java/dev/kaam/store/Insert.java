package dev.kaam.store;

import java.util.ArrayList;
import java.util.List;

/**
 * An INSERT of one row, or of many in one statement: 1, 2, 4 … {@link #MOST}. Few texts, since each is prepared and kept; and of many rows
 * the database moves to the end of each index once.
 */
final class Insert {
    /** The most rows of a statement. */
    static final int MOST = 32;

    private static final String VALUES = " VALUES ";

    private final int width;
    private final List<String> texts = new ArrayList<>();

    /**
     * @param into {@code INSERT INTO table (its columns)}
     * @param row the marks of a row, in brackets; none of them has a number
     */
    Insert(String into, String row) {
        this.width = (int) row.chars().filter(mark -> mark == '?').count();
        for (int rows = 1; rows <= MOST; rows *= 2) {
            texts.add(into + VALUES + row + (", " + row).repeat(rows - 1));
        }
    }

    /** Of one row. */
    String text() {
        return texts.getFirst();
    }

    /** @param rows a power of two, at most {@link #MOST} */
    String text(int rows) {
        return texts.get(Integer.numberOfTrailingZeros(rows));
    }

    /** How many parameters a row has. */
    int width() {
        return width;
    }
}
