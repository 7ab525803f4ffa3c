package dev.kaam.terminal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Modules of the page, with all that they need, as one import map that needs no server. A module in a {@code data:} address
 * cannot name another by the way to it; so each has its whole name, and those that stand in it are written anew.
 */
final class Modules {
    private static final Pattern IMPORT =
            Pattern.compile("(\\bfrom\\s*|\\bimport\\s*\\(?\\s*)(['\"])([^'\"\\s]+)\\2(?:\\s*with\\s*\\{[^}]*\\})?");
    private static final Pattern SOURCE_MAP = Pattern.compile("(?m)^//# sourceMappingURL=.*$");
    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What the page calls the modules that are not its own. */
    private final JsonNode names = namesOf(PageFiles.read("web/index.html"));

    private final Set<String> found = new HashSet<>();
    private final Deque<String> left = new ArrayDeque<>();
    private final ObjectNode imports = JSON.createObjectNode();

    private Modules() {}

    /** The import map of a module and all that it needs; each has the name that the page has for its file. */
    static String mapOf(String module) {
        return new Modules().map(module);
    }

    private String map(String first) {
        find(first);
        while (!left.isEmpty()) {
            String name = left.removeFirst();
            byte[] text = module(name).getBytes(StandardCharsets.UTF_8);
            imports.put(
                    name, "data:text/javascript;base64," + Base64.getEncoder().encodeToString(text));
        }
        return JSON.createObjectNode().set("imports", imports).toString();
    }

    private void find(String name) {
        if (found.add(name)) {
            left.addLast(name);
        }
    }

    private String module(String name) {
        String text = PageFiles.read(name);
        if (name.endsWith(".json")) {
            return "export default " + text;
        }
        String named = IMPORT.matcher(text).replaceAll(found -> Matcher.quoteReplacement(renamed(name, found)));
        return SOURCE_MAP.matcher(named).replaceAll("");
    }

    private String renamed(String module, MatchResult imported) {
        String name = nameIn(module, imported.group(3));
        find(name);
        return imported.group(1) + '"' + name + '"';
    }

    private String nameIn(String module, String specifier) {
        if (specifier.startsWith(".")) {
            return PageFiles.beside(module, specifier);
        }
        int slash =
                specifier.startsWith("@") ? specifier.indexOf('/', specifier.indexOf('/') + 1) : specifier.indexOf('/');
        String folder = specifier.substring(0, slash + 1);
        String whole = names.has(specifier)
                ? names.path(specifier).asText()
                : names.path(folder).asText() + specifier.substring(folder.length());
        return whole.substring(1);
    }

    private static JsonNode namesOf(String html) {
        Matcher map = IMPORT_MAP.matcher(html);
        try {
            return JSON.readTree(map.find() ? map.group(1) : "{}").path("imports");
        } catch (JsonProcessingException wrong) {
            throw new IllegalStateException(wrong);
        }
    }
}
