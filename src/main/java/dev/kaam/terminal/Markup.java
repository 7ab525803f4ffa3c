package dev.kaam.terminal;

/** HTML and SVG, written so that whatever is in a text is only text. For one thread. */
final class Markup {
    private final StringBuilder html = new StringBuilder();

    /** @param attributes names and values, in turns */
    Markup open(String tag, Object... attributes) {
        html.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            html.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(escaped(String.valueOf(attributes[i + 1])))
                    .append('"');
        }
        html.append('>');
        return this;
    }

    Markup close(String tag) {
        html.append("</").append(tag).append(">\n");
        return this;
    }

    Markup text(String text) {
        html.append(escaped(text));
        return this;
    }

    /** One with nothing but text in it. */
    Markup element(String tag, String text, Object... attributes) {
        return open(tag, attributes).text(text).close(tag);
    }

    /** A row of a table; its first cell names it. */
    Markup row(String cell, String... cells) {
        open("tr");
        element("th", cell, "scope", "row");
        for (String one : cells) {
            element("td", one);
        }
        return close("tr");
    }

    /** The first row of a table, which names its columns. */
    Markup head(String... cells) {
        open("thead").open("tr");
        for (String one : cells) {
            element("th", one, "scope", "col");
        }
        return close("tr").close("thead");
    }

    /** What has been escaped already. */
    Markup add(Markup more) {
        html.append(more.html);
        return this;
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("{", "&#123;"); // nothing in it is taken for a hole of the template
    }

    @Override
    public String toString() {
        return html.toString();
    }
}
