package dev.kaam.terminal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A style sheet with those in it that it imports. */
final class Sheets {
    private static final Pattern IMPORT = Pattern.compile("@import url\\(\"([^\"]+)\"\\) layer\\((\\w+)\\);");

    private Sheets() {}

    /** @param name such as {@code web/style/kaam.css} */
    static String read(String name) {
        return IMPORT.matcher(PageFiles.read(name))
                .replaceAll(found -> Matcher.quoteReplacement("@layer " + found.group(2) + " {\n"
                        + PageFiles.read(PageFiles.beside(name, found.group(1))) + "}"));
    }
}
