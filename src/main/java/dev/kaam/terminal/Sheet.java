package dev.kaam.terminal;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/**
 * Sentences on paper, in lines that fit. What stands between {@code `} is code: in a colour of its own where there are colours.
 * Nothing is put in columns behind words, since terminals do not agree on how wide Devanagari is. For one thread.
 */
final class Sheet {
    static final String INDENT = "  ";
    private static final Pattern CODE = Pattern.compile("`[^`]{1,40}`");
    private static final Pattern UNIT = Pattern.compile("(?<=\\d) (?=(?:ms|s)\\b|%|[·=] )|(?<= [·=]) (?=\\d)");

    private final PrintWriter out;
    private final Paper paper;

    Sheet(PrintWriter out, Paper paper) {
        this.out = out;
        this.paper = paper;
    }

    Ink ink() {
        return paper.ink();
    }

    Paper paper() {
        return paper;
    }

    void heading(String text) {
        paper.lines(whole(text), "").forEach(line -> line(ink().title(line)));
    }

    void text(String text) {
        text(text, INDENT);
    }

    void text(String text, String indent) {
        inked(paper.lines(whole(text), indent)).forEach(this::line);
    }

    /** One of several: what it begins with stands before its lines. */
    void item(String first, String text) {
        String indent = " ".repeat(first.length());
        List<AttributedString> lines = inked(paper.lines(whole(text), indent));
        line(joined(
                ink().title(first),
                lines.getFirst().subSequence(first.length(), lines.getFirst().length())));
        lines.stream().skip(1).forEach(this::line);
    }

    /** All of it in one colour. */
    void styled(String text, Function<String, AttributedString> style) {
        paper.lines(whole(text), INDENT).forEach(line -> line(style.apply(line)));
    }

    /** Lines of a program, each with an indent; broken where they do not fit. */
    void code(String title, String code) {
        String indent = INDENT + " ".repeat(title.length());
        List<String> lines = paper.lines(code, indent);
        line(joined(ink().quiet(INDENT + title), ink().code(lines.getFirst().substring(indent.length()))));
        lines.stream().skip(1).forEach(line -> line(ink().code(line)));
    }

    /** A line to be typed: never broken, so that it can be copied. */
    void typed(String line) {
        line(ink().code(INDENT + INDENT + line));
    }

    void gap() {
        out.println();
        out.flush();
    }

    void line(AttributedString line) {
        out.println(paper.written(line));
        out.flush();
    }

    /** What one of several begins with. */
    static String numbered(int number) {
        return String.format(Locale.ROOT, "%3d  ", number);
    }

    static AttributedString joined(AttributedString... parts) {
        return AttributedString.join(AttributedString.EMPTY, parts);
    }

    /** No line is broken within short code, between a number and its unit, or within a product. */
    private static String whole(String text) {
        String units = UNIT.matcher(text).replaceAll(String.valueOf(Paper.UNBROKEN));
        return CODE.matcher(units)
                .replaceAll(code -> Matcher.quoteReplacement(code.group().replace(' ', Paper.UNBROKEN)));
    }

    private List<AttributedString> inked(List<String> lines) {
        if (!ink().hasColors()) {
            return lines.stream().map(ink()::plain).toList();
        }
        var inked = new ArrayList<AttributedString>();
        boolean code = false;
        for (String line : lines) {
            var one = new AttributedStringBuilder();
            String[] parts = line.split("`", -1);
            for (int i = 0; i < parts.length; i++) {
                code = i > 0 ? !code : code;
                one.append(code ? ink().code(parts[i]) : ink().plain(parts[i]));
            }
            inked.add(one.toAttributedString());
        }
        return inked;
    }
}
