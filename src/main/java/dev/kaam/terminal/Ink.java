package dev.kaam.terminal;

import java.nio.charset.Charset;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;

/** How things are written: with colours where there are any, and in signs that the terminal has. */
final class Ink {
    private final boolean colors;
    private final String line;
    private final String dots;

    Ink(boolean colors, Charset charset) {
        this.colors = colors;
        boolean hasSigns =
                charset.newEncoder().canEncode('┃') && charset.newEncoder().canEncode('…');
        this.line = hasSigns ? "┃" : "|";
        this.dots = hasSigns ? "…" : ">";
    }

    boolean hasColors() {
        return colors;
    }

    AttributedString letter(Kind kind) {
        AttributedStyle style = AttributedStyle.DEFAULT.foreground(kind.color());
        return write(String.valueOf(kind.letter()), kind.isWork() ? style.inverse() : style);
    }

    /** A sign, and what it means. */
    AttributedString join(AttributedString sign, String meaning) {
        return AttributedString.join(plain(" "), sign, plain(meaning));
    }

    /** The answer is out. */
    AttributedString answer() {
        return write(line, AttributedStyle.BOLD);
    }

    /** It is not over. */
    AttributedString goesOn() {
        return write(dots, AttributedStyle.BOLD);
    }

    AttributedString nothing() {
        return plain(" ");
    }

    AttributedString title(String text) {
        return write(text, AttributedStyle.BOLD);
    }

    AttributedString quiet(String text) {
        return write(text, AttributedStyle.DEFAULT.faint());
    }

    AttributedString trouble(String text) {
        return write(text, AttributedStyle.DEFAULT.foreground(AttributedStyle.RED));
    }

    AttributedString good(String text) {
        return write(text, AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN));
    }

    AttributedString notice(String text) {
        return write(text, AttributedStyle.DEFAULT.foreground(AttributedStyle.YELLOW));
    }

    /** What a program reads. */
    AttributedString code(String text) {
        return write(text, AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN));
    }

    AttributedString plain(String text) {
        return new AttributedString(text);
    }

    private AttributedString write(String text, AttributedStyle style) {
        return new AttributedString(text, colors ? style : AttributedStyle.DEFAULT);
    }
}
