package dev.kaam.todo;

import java.util.ArrayList;
import java.util.List;

/**
 * Looks for todos in which every word occurs, at the beginning of a word at least.
 *
 * <p>Found in the title is better than found with the help of the tags, and that better than with the help of the notes;
 * among equals the newer todo comes first. This order depends on nothing but the todo itself, so a page that follows another
 * neither skips nor repeats, whatever others write meanwhile.
 *
 * @param words as {@link Words} makes them; at least one
 */
public record Search(List<String> words) {
    public static final int WORDS_MAX = 10;
    public static final int LENGTH_MAX = 200;

    /** Where all words were found, best first. */
    public enum Tier {
        TITLE,
        TAGS,
        NOTES
    }

    /** The best first: the rank of a tier is its place here. */
    public static final List<Tier> TIERS = List.of(Tier.values());

    public Search {
        words = List.copyOf(words);
    }

    /** Throws {@code MALFORMED} where there is no word, or too much of it. */
    public static Search of(String text) {
        if (text.length() > LENGTH_MAX) {
            throw Problem.malformed("q must be at most " + LENGTH_MAX + " characters long.");
        }
        List<String> words = Words.in(text).stream().distinct().toList();
        if (words.isEmpty() || words.size() > WORDS_MAX) {
            throw Problem.malformed("q must have from 1 to " + WORDS_MAX + " words to look for.");
        }
        return new Search(words);
    }

    public boolean finds(Todo todo) {
        return rank(todo) < TIERS.size();
    }

    /** How well a todo is found, 0 being best; the number of tiers where it is not found. */
    public int rank(Todo todo) {
        var text = new ArrayList<String>();
        int rank = 0;
        while (rank < TIERS.size()) {
            text.addAll(wordsOf(todo, TIERS.get(rank)));
            if (words.stream().allMatch(word -> text.stream().anyMatch(there -> there.startsWith(word)))) {
                return rank;
            }
            rank++;
        }
        return rank;
    }

    /** The words of that part of a todo alone. */
    public static List<String> wordsOf(Todo todo, Tier part) {
        return switch (part) {
            case TITLE -> Words.in(todo.title());
            case TAGS -> Words.in(String.join("\n", todo.tags()));
            case NOTES -> todo.notes() == null ? List.of() : Words.in(todo.notes());
        };
    }
}
