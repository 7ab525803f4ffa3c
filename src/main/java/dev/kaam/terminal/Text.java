package dev.kaam.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Text for a terminal. */
final class Text {
    private static final double MILLI = 1e3;
    private static final double SECOND = 1e6;

    private Text() {}

    /** Without what would steer the terminal, or turn the direction of writing: it comes from whoever sent the request. */
    static String plain(String text) {
        return text.codePoints()
                .map(c -> Character.isISOControl(c) || isInvisible(c) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isInvisible(int c) {
        int type = Character.getType(c);
        return type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SURROGATE;
    }

    /** "1.84 ms", "18.4 ms", "184 ms", "18.4 s". */
    static String time(long micros) {
        return micros < 10 * SECOND ? number(micros / MILLI) + " ms" : number(micros / SECOND) + " s";
    }

    /** To three digits, or all of those before the point. */
    static String number(double number) {
        double size = Math.abs(number);
        String format = size < 9.995 ? "%.2f" : size < 99.95 ? "%.1f" : "%.0f";
        return String.format(Locale.ROOT, format, number);
    }

    /** In lines of at most so many columns, broken between words; the later ones stand behind two spaces. */
    static List<String> wrapped(String text, int width) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line = new StringBuilder(" ");
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
