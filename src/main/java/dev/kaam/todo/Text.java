package dev.kaam.todo;

/** What a text of a todo may hold: whole Unicode characters, no control characters, a length within bounds. */
final class Text {
    private Text() {}

    static void check(Wrongs wrongs, String pointer, String text, int min, int max, boolean lines) {
        int length = text.codePointCount(0, text.length());
        if (length < min || (min > 0 && text.codePoints().allMatch(Text::isSpace))) {
            wrongs.add(pointer, "must not be blank");
        } else if (length > max) {
            wrongs.add(pointer, "must be at most " + max + " characters long; this has " + length);
        } else if (!text.codePoints().allMatch(c -> allowed(c, lines))) {
            wrongs.add(pointer, "must be whole Unicode characters, without control characters");
        }
    }

    /** White space, with the no-break spaces that {@code String.isBlank} leaves out. */
    private static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static boolean allowed(int c, boolean lines) {
        boolean loneSurrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        boolean lineSpace = lines && (c == '\n' || c == '\r' || c == '\t');
        return !loneSurrogate && (lineSpace || !Character.isISOControl(c));
    }
}
