package dev.kaam.terminal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/** What the screen shows: the figures, the requests as bars, what the letters mean, and what held things up. */
final class Picture {
    private static final int INCIDENTS = 3;
    /** A lower screen has no room for what the letters mean. */
    private static final int LOW = 12;

    private static final List<String> HELP = List.of(
            "q  quit",
            "p  pause, and go on (what comes meanwhile is not lost)",
            "s  slowest first, or newest first",
            "/  only paths that begin so: Enter takes it, Esc leaves it as it was",
            "c  one scale for all bars, or for each its own",
            "o  show also what pages load for themselves, and who looks at the flow",
            "?  this help",
            "",
            "Each row is a request: its number, status, time, method and path, and what it did as a bar from",
            "left to right. A small letter waits, a capital works. Behind the line that stands for the answer",
            "come its tasks. A bar that does not end in a line goes on.");

    private final Ink ink;
    private final String server;
    private final int width;
    private final int height;

    Picture(Ink ink, String server, int width, int height) {
        this.ink = ink;
        this.server = server;
        this.width = width;
        this.height = height;
    }

    /**
     * @param at the server's clock at which the requests were so, in µs
     * @param trouble what is wrong with the connection; empty when nothing is
     * @return as many lines as the screen has
     */
    List<AttributedString> lines(Watched flow, List<Request> requests, long at, Look look, String trouble) {
        List<AttributedString> top = top(flow, look, trouble);
        List<AttributedString> bottom = bottom(flow, look);
        int room = Math.max(0, height - top.size() - bottom.size());
        List<AttributedString> middle = look.isHelp()
                ? HELP.stream().map(ink::plain).toList()
                : new Rows(ink, width, at, look).of(requests.subList(0, Math.min(requests.size(), room)));
        var lines = new ArrayList<>(top);
        middle.stream().limit(room).forEach(lines::add);
        while (lines.size() < height - bottom.size()) {
            lines.add(AttributedString.EMPTY);
        }
        lines.addAll(bottom);
        return lines.stream().limit(height).map(this::cut).toList();
    }

    private List<AttributedString> top(Watched flow, Look look, String trouble) {
        JsonNode state = flow.state();
        if (state.isMissingNode()) {
            return List.of(ink.title("Kaam at " + server), ink.plain(trouble));
        }
        var lines = new ArrayList<AttributedString>();
        lines.addAll(
                flowing(phrases(Stream.concat(Stream.of("Kaam at " + server), Figures.setup(state).stream())), true));
        lines.addAll(flowing(phrases(Figures.of(state).stream()), false));
        lines.add(trouble.isEmpty() ? how(flow, look) : ink.trouble(trouble));
        return lines;
    }

    private AttributedString how(Watched flow, Look look) {
        var line = new AttributedStringBuilder();
        line.append(look.isPaused() ? ink.notice("PAUSED") : ink.good("live"));
        line.append(look.isSlowestFirst() ? ", slowest first" : ", newest first");
        if (!look.path().isEmpty()) {
            line.append(", paths that begin with " + look.path());
        }
        if (look.isCommonScale()) {
            line.append(", one scale for all");
        }
        if (flow.leftOut() > 0) {
            line.append(ink.notice(", " + flow.leftOut() + " more than can be shown"));
        }
        return line.toAttributedString();
    }

    private List<AttributedString> bottom(Watched flow, Look look) {
        var lines = new ArrayList<AttributedString>();
        flow.incidents().stream()
                .limit(INCIDENTS)
                .flatMap(incident -> Text.wrapped("! " + incident.words(), width).stream())
                .forEach(line -> lines.add(ink.trouble(line)));
        if (height >= LOW) {
            lines.addAll(flowing(legend(flow), false));
        }
        lines.add(
                look.isTyping()
                        ? ink.title("path begins with: " + look.path() + "_")
                        : ink.quiet("q quit  p pause  s slowest  / path  c scale  o own  ? help"));
        return lines;
    }

    /** What the letters mean that are to be seen, or were. */
    private List<AttributedString> legend(Watched flow) {
        Set<Kind> seen = EnumSet.noneOf(Kind.class);
        for (Request request : flow.requests()) {
            Stream.concat(request.parts().stream(), request.after().stream()).forEach(part -> seen.add(part.kind()));
        }
        return seen.stream()
                .map(kind -> AttributedString.join(ink.plain(" "), ink.letter(kind), ink.plain(kind.meaning())))
                .toList();
    }

    private List<AttributedString> phrases(Stream<String> phrases) {
        return phrases.map(ink::plain).toList();
    }

    /** Phrases side by side, as many in a line as have room. */
    private List<AttributedString> flowing(List<AttributedString> phrases, boolean isTitle) {
        var lines = new ArrayList<AttributedString>();
        var line = new AttributedStringBuilder();
        for (AttributedString phrase : phrases) {
            if (line.columnLength() > 0 && line.columnLength() + 3 + phrase.columnLength() > width) {
                lines.add(line.toAttributedString());
                line = new AttributedStringBuilder();
            }
            line.append(line.columnLength() > 0 ? " | " : "").append(phrase);
        }
        lines.add(isTitle ? ink.title(line.toString()) : line.toAttributedString());
        return lines;
    }

    private AttributedString cut(AttributedString line) {
        return line.columnLength() <= width ? line : line.columnSubSequence(0, width);
    }
}
