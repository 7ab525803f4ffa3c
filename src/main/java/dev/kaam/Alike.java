package dev.kaam;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What somebody may have meant who made a slip of the pen. */
final class Alike {
    private static final int MOST = 2;

    private Alike() {}

    /** Those of the names that begin so, or are few letters away; the nearest first, at most two. */
    static List<String> to(String typed, List<String> names) {
        String word = typed.toLowerCase(Locale.ROOT);
        return names.stream()
                .filter(name -> name.contains(word) || distance(word, name) <= Math.max(1, name.length() / 3))
                .sorted(Comparator.comparingInt(name -> name.contains(word) ? 0 : distance(word, name)))
                .limit(MOST)
                .toList();
    }

    /** How many letters must be put in, left out or changed. V. I. Levenshtein, 1965. */
    private static int distance(String one, String other) {
        int[] before = new int[other.length() + 1];
        for (int j = 0; j < before.length; j++) {
            before[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[before.length];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int change = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, 1 + Math.min(before[j], row[j - 1]));
            }
            before = row;
        }
        return before[other.length()];
    }
}
