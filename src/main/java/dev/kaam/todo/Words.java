package dev.kaam.todo;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The words of a text as search compares them: in lower case, compatibility forms made alike (Unicode NFKD), without accents
 * and without the nukta, so that {@code café}, {@code CAFE} and {@code ｃａｆｅ} are one word. The vowel signs of Hindi stay: they
 * are part of a word. Every store searches by these, so that all find the same.
 */
public final class Words {
    /** The block of combining diacritical marks. */
    private static final int ACCENTS_FIRST = 0x300;

    private static final int ACCENTS_LAST = 0x36F;
    private static final int NUKTA = 0x93C;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private Words() {}

    /** In the order of the text, doubles too. A word is letters, digits and marks; all else stands between words. */
    public static List<String> in(String text) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(c -> !isDropped(c))
                .forEach(c -> {
                    if (isPart(c)) {
                        word.appendCodePoint(c);
                    } else {
                        end(word, words);
                    }
                });
        end(word, words);
        return words;
    }

    private static void end(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    private static boolean isDropped(int c) {
        boolean accent = c >= ACCENTS_FIRST && c <= ACCENTS_LAST;
        return accent || c == NUKTA || c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER;
    }

    private static boolean isPart(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> Character.isLetterOrDigit(c);
        };
    }
}
