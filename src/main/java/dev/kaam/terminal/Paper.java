package dev.kaam.terminal;

import java.nio.charset.Charset;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;

/** What lines of text are written on: how wide it is, and what it can show. Never changes. */
public final class Paper {
    /** Lines of more than so many columns are hard to read. */
    private static final int WIDEST = 100;

    private static final int NARROWEST = 40;
    /** A space at which no line is broken; once lines are, it has done its service. */
    static final char UNBROKEN = '\u00a0';

    private static final String ESCAPE = "\u001b";
    private static final String PLAIN = ESCAPE + "[0m";

    private final int width;
    private final boolean colors;
    private final Ink ink;
    private final Signs signs;

    /** @param columns that there are */
    public Paper(int columns, boolean colors, Charset charset) {
        this.width = Math.clamp(columns, NARROWEST, WIDEST);
        this.colors = colors;
        this.ink = new Ink(colors, charset);
        this.signs = Signs.of(charset);
    }

    int width() {
        return width;
    }

    Ink ink() {
        return ink;
    }

    Signs signs() {
        return signs;
    }

    String written(AttributedString line) {
        return (colors ? colored(line) : line.toString()).replace(UNBROKEN, ' ');
    }

    /** JLine's own way of writing has + for lines, unless it knows the terminal. */
    private static String colored(AttributedString line) {
        var text = new StringBuilder();
        for (int from = 0, to; from < line.length(); from = to) {
            to = line.runLimit(from);
            AttributedStyle style = line.styleAt(from);
            CharSequence run = line.subSequence(from, to).toString();
            text.append(
                    style.equals(AttributedStyle.DEFAULT) ? run : ESCAPE + "[" + style.toAnsi() + "m" + run + PLAIN);
        }
        return text.toString();
    }

    /** A text in the signs that there are, in lines that fit, broken between words; a word that does not fit is broken too. */
    List<String> lines(String text, String indent) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder(indent);
        for (String word : signs.text(text).split(" +", -1)) {
            if (line.length() > indent.length() && columns(line + " " + word) > width) {
                lines.add(line.toString());
                line = new StringBuilder(indent);
            }
            line.append(line.length() > indent.length() ? " " : "").append(word);
            while (columns(line) > width) {
                int end = fitting(line.toString());
                lines.add(line.substring(0, end));
                line = new StringBuilder(indent).append(line.substring(end));
            }
        }
        lines.add(line.toString());
        return lines;
    }

    /** As much of a line as fits: whole signs, each with the marks that belong to it. */
    private int fitting(String line) {
        BreakIterator sign = BreakIterator.getCharacterInstance(Locale.ROOT);
        sign.setText(line);
        int end = sign.next();
        for (int next = end;
                next != BreakIterator.DONE && columns(line.substring(0, next)) <= width;
                next = sign.next()) {
            end = next;
        }
        return end;
    }

    static int columns(CharSequence text) {
        return new AttributedString(text).columnLength();
    }
}
