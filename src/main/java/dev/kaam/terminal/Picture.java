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
    /** On a lower screen the figures, what held things up and what the letters mean are shortened: requests come first. */
    private static final int PART = 6;

    private static final List<String> HELP = List.of(
            "q  quit",
            "p  pause, and go on (what comes meanwhile is not lost)",
            "s  slowest first, or newest first",
            "/  only paths that begin so: Enter takes it, Esc leaves it as it was",
            "c  one scale for all bars, or for each its own",
            "o  show also what pages load for themselves, and who looks at the flow",
            "?  this help",
            "",
            "Each row is a request: its number, status, time, method and path, and what it did as a bar from"
                    + " left to right. A small letter waits, a capital works, or holds its thread (H). Behind the line that"
                    + " stands for the answer come its tasks, in another scale. A bar that does not end in a line goes on.");

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
                ? HELP.stream()
                        .flatMap(line -> Text.wrapped(line, width).stream())
                        .map(ink::plain)
                        .toList()
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
        Stream<String> title = Stream.concat(Stream.of("Kaam at " + server), Figures.setup(state).stream());
        flowing(phrases(title), true).stream()
                .limit(Math.max(1, height / PART / 2))
                .forEach(lines::add);
        flowing(phrases(Figures.of(state).stream()), false).stream()
                .limit(height / PART)
                .forEach(lines::add);
        if (trouble.isEmpty()) {
            lines.add(how(flow, look));
        } else {
            Text.wrapped(trouble, width).forEach(line -> lines.add(ink.trouble(line)));
        }
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
                .limit(height / PART)
                .forEach(line -> lines.add(ink.trouble(line)));
        flowing(legend(flow, look), false).stream().limit(height / 4).forEach(lines::add);
        lines.add(
                look.isTyping()
                        ? ink.title("path begins with: " + look.path() + "_")
                        : ink.quiet("q quit  ? help  p pause  s slowest  / path  c scale  o own"));
        return lines;
    }

    /** What the letters mean that are to be seen, or were. */
    private List<AttributedString> legend(Watched flow, Look look) {
        Set<Kind> seen = EnumSet.noneOf(Kind.class);
        for (Request request : flow.requests()) {
            Stream.concat(request.parts().stream(), request.after().stream()).forEach(part -> seen.add(part.kind()));
        }
        Stream<AttributedString> letters = seen.stream()
                .map(kind -> ink.join(ink.letter(kind), kind.meaning()))
                .distinct();
        boolean isOtherScale = !look.isCommonScale() && (seen.contains(Kind.TASK) || seen.contains(Kind.TASK_WAIT));
        return Stream.concat(
                        isOtherScale ? Stream.of(ink.join(ink.answer(), "then tasks, in another scale")) : Stream.of(),
                        letters)
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
