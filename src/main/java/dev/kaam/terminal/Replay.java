package dev.kaam.terminal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A recording as a page that needs nothing but itself: no server, no network, no other file. */
public final class Replay {
    private static final String TEMPLATE = "terminal/replay.html";
    private static final String MODULE = "web/flow/flow-replay.js";
    private static final String START = "import \"" + MODULE + "\";";
    private static final String STATES = "{states}";

    private Replay() {}

    /** Whether a replay can have this name. */
    public static boolean isNameFor(Path file) {
        return file.toString().endsWith(".html");
    }

    /**
     * Makes a page of a recording. Returns what it has made, in words.
     *
     * @throws TerminalException when there is no recording, or it cannot be written
     */
    public static String make(Path recording, Path page, boolean force) {
        var made = new NewFile(page, force);
        made.check();
        try (var states = new States(recording)) {
            int count;
            try (var to = new OutputStreamWriter(made.open(), StandardCharsets.UTF_8)) {
                count = write(states, to);
            }
            made.finish();
            return page + ": " + count + " states"
                    + (states.isBrokenOff() ? ", up to where the recording broke off" : "");
        } catch (IOException failure) {
            made.discard();
            throw new TerminalException(page + " cannot be written: " + NewFile.why(failure) + ".", failure);
        }
    }

    private static int write(States states, Writer to) throws IOException {
        String page = page(states.server());
        int at = page.indexOf(STATES);
        to.write(page, 0, at);
        int count = 0;
        for (JsonNode state = states.next(); state != null; state = states.next()) {
            to.write(Sealed.inScript(state.toString()) + "\n");
            count++;
        }
        to.write(page.substring(at + STATES.length()));
        return count;
    }

    private static String page(String server) {
        String style = Sheets.read("web/style/kaam.css");
        String imports = Sealed.inScript(Modules.mapOf(MODULE));
        String policy = "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; style-src '"
                + Sealed.hash(style) + "'; script-src data: '" + Sealed.hash(imports) + "' '" + Sealed.hash(START)
                + "'";
        return PageFiles.read(TEMPLATE)
                .replace("{policy}", policy)
                .replace("{server}", inHtml(server))
                .replace("{style}", style)
                .replace("{imports}", imports)
                .replace("{start}", START);
    }

    private static String inHtml(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("\"", "&quot;")
                .replace("{", "&#123;");
    }
}
