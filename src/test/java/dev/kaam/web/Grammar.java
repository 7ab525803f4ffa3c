package dev.kaam.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.SplittableRandom;

/** Requests as a client sends them that knows the API and keeps none of its rules; they may well be right by chance. */
final class Grammar {
    /** @param text the whole request as it goes over the wire */
    record Sent(String method, String text) {}

    private static final int KNOWN_MAX = 200;
    private static final String[] METHODS = {
        "GET", "GET", "GET", "POST", "POST", "POST", "PUT", "PATCH", "PATCH", "DELETE", "HEAD", "OPTIONS", "FROB"
    };
    private static final String[] PARAMETERS = {
        "limit",
        "cursor",
        "completed",
        "tag",
        "priority",
        "due_before",
        "due_after",
        "overdue",
        "today",
        "zone",
        "updated_after",
        "q",
        "sort",
        "count",
        "after",
        "before",
        "partial",
        "Limit",
        "",
        "%00",
        "काम"
    };
    private static final String[] VALUES = {
        "",
        "1",
        "0",
        "-1",
        "200",
        "201",
        "true",
        "false",
        "TRUE",
        "null",
        "home",
        "a,b",
        "due",
        "-due,order",
        "sort",
        "--due",
        "createdAt",
        "-completedAt,priority,order,-updatedAt",
        "99999999999999999999",
        "1e9",
        "0x10",
        "٣",
        "2026-12-01",
        "2026-02-30",
        "0000-00-00",
        "9999-12-31T23:59:59.999999999",
        "+999999999-12-31",
        "-999999999-01-01",
        "+1000000000-12-31T23:59:59.999999999Z",
        "-1000000000-01-01T00:00:00Z",
        "2026-12-01T10:00:00Z",
        "2026-12-01T10:00",
        "Asia/Kolkata",
        "UTC",
        "Z",
        "+05:30",
        "GMT+25",
        "milk",
        "दूध",
        "\u0000",
        "\ud83e\ude94",
        "a\"b",
        "'; DROP TABLE todo; --",
        "%",
        "*",
        "NOT AND OR",
        "NEAR(a b)",
        "title:milk",
        "{title}",
        "\u0130\u03a3\u00df\ufdfa",
        "e\u0301",
        "..",
        "/",
        "\u2028"
    };
    private static final String[] SCALARS = {
        "null",
        "true",
        "false",
        "0",
        "1",
        "-1",
        "4",
        "5",
        "1.5",
        "-0",
        "-0.0",
        "1e400",
        "-1e400",
        "1e-400",
        "5e-324",
        "9007199254740993",
        "9223372036854775808",
        "1.7976931348623157e308",
        "99999999999999999999999999999999999999999999999999",
        "999999999999999999999999999999999999999999999999999",
        "0.1e1",
        "1E+2",
        "NaN",
        "Infinity",
        "01",
        "+1",
        ".5",
        "\"\"",
        "\" \"",
        "\"x\"",
        "\"milk दूध\"",
        "\"\\u0000\"",
        "\"\\ud800\"",
        "\"\\udc00\\ud800\"",
        "\"\\ud83e\\ude94\"",
        "\"a\\nb\"",
        "\"\\u0085\"",
        "\"\\u200b\"",
        "\"\\ufeff\"",
        "\"2026-12-01\"",
        "\"2026-12-01T00:00\"",
        "\"09:30\"",
        "\"24:00\"",
        "\"09:30:00.5\"",
        "\"Asia/Kolkata\"",
        "\"PT15M\"",
        "\"-P1D\"",
        "\"PT0.5S\"",
        "\"2026-12-01T09:00:00Z\"",
        "\"-1000000000-01-01T00:00:00Z\"",
        "\"FREQ=DAILY\"",
        "\"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\"",
        "\"freq=secondly;count=1\"",
        "\"completion\"",
        "{\"date\":\"0001-01-01\",\"time\":\"00:00\"}",
        "{\"rule\":\"FREQ=DAILY;COUNT=2\"}",
        "{\"rule\":\"FREQ=SECONDLY\",\"from\":\"completion\"}",
        "{\"before\":\"PT720H\"}",
        "\"+05:30\"",
        "\"-999999999-01-01\"",
        "'x'",
        "undefined",
        "[]",
        "{}",
        "[[]]",
        "[null]",
        "[\"a\",\"a\"]",
        "[\"a\",7]",
        "[\"\\u0000\"]"
    };
    private static final String[] NAMES = {
        "title",
        "notes",
        "completed",
        "due",
        "priority",
        "tags",
        "order",
        "remind",
        "repeat",
        "next",
        "before",
        "at",
        "rule",
        "from",
        "id",
        "url",
        "completedAt",
        "createdAt",
        "updatedAt",
        "version",
        "op",
        "todo",
        "patch",
        "date",
        "time",
        "zone",
        "operations",
        "Title",
        "",
        "a/b~c",
        "\\u0000",
        "\\ud800",
        "काम",
        "__proto__"
    };
    private static final String[] OPS = {"add", "replace", "patch", "delete", "restore", "undo", "purge", "Add", ""};
    private static final String[] HEADERS = {
        "If-Match: \"1\"",
        "If-Match: *",
        "If-Match: W/\"1\"",
        "If-Match: 1",
        "If-Match: \"1\", \"2\",\"3\"",
        "If-Match: ",
        "If-Match: \"",
        "If-None-Match: *",
        "If-None-Match: \"1\"",
        "If-None-Match: x",
        "Origin: http://evil.example",
        "Origin: null",
        "Accept: text/html",
        "Accept-Encoding: gzip",
        "Range: bytes=0-1",
        "Last-Event-ID: 7",
        "X-HTTP-Method-Override: DELETE",
        "Cookie: a=b",
        "Idempotency-Key: ",
        "Idempotency-Key: a b",
        "Idempotency-Key: \u0915",
        "Idempotency-Key: \"x\"",
        "X: \u00ff"
    };
    private static final String[] TYPES = {
        "application/json",
        "application/json",
        "application/json",
        "application/merge-patch+json",
        "application/json; charset=utf-16",
        "text/plain",
        "",
        "application/JSON ",
        ";",
        "multipart/form-data",
        "application/x-www-form-urlencoded"
    };
    private static final String[] PATHS = {
        "/todos",
        "/todos",
        "/todos",
        "/todos/ID",
        "/todos/ID",
        "/todos/ID",
        "/todos/ID/restore",
        "/todos/ID/undo",
        "/todos/ID/changes",
        "/todos/batch",
        "/todos/batch",
        "/trash",
        "/trash/ID",
        "/changes",
        "/health/ready",
        "/todos/",
        "/trash/",
        "//",
        "/ID",
        "/todos/ID/x",
        "/todos/../todos",
        "/%74odos",
        "/todos/%00",
        "/todos/ID%2fundo",
        "/todos/ID/",
        "/todos;x",
        "/",
        "/index.html",
        "*"
    };

    private final SplittableRandom random;
    private final Deque<String> ids = new ArrayDeque<>();
    private final Deque<String> cursors = new ArrayDeque<>();

    Grammar(SplittableRandom random) {
        this.random = random;
    }

    /** Takes over what an answer gave, to send it back, whole or broken. */
    void learn(RawHttp.Answer answer) {
        String location = answer.headers().getOrDefault("Location", "");
        if (location.startsWith("/todos/")) {
            keep(ids, location.substring("/todos/".length()));
        }
        String link = answer.headers().getOrDefault("Link", "");
        int cursor = link.indexOf("cursor=");
        if (cursor >= 0) {
            keep(cursors, link.substring(cursor + "cursor=".length(), link.indexOf('>')));
        }
    }

    Sent request() {
        return chance(2) ? sensible() : odd();
    }

    /** As a client means it, so that there is something to break; only what it sends of a todo, or asks for, may be odd. */
    private Sent sensible() {
        String idPath = "/todos/" + id();
        String key = chance(4) ? "Idempotency-Key: key-" + random.nextInt(200) + "\r\n" : "";
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> sent("POST", "/todos", key, todo());
            case 3 -> sent("PUT", idPath, key, todo());
            case 4, 5 -> sent("PATCH", idPath, key, todo());
            case 6 -> sent("POST", "/todos/batch" + (chance(2) ? "?partial=true" : ""), key, batch());
            case 7 -> sent("DELETE", idPath, key, "");
            case 8 -> sent("POST", idPath + (chance(2) ? "/undo" : "/restore"), key, "");
            case 9 -> sent("GET", idPath + (chance(2) ? "" : "/changes?limit=1"), "", "");
            case 10 -> sent("GET", "/todos?limit=1&sort=" + (chance(2) ? "due,-order" : "-updatedAt,priority"), "", "");
            default -> sent("GET", "/todos" + query(), "", "");
        };
    }

    private static Sent sent(String method, String target, String header, String body) {
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        String head =
                method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + header;
        return new Sent(method, head + "Content-Length: " + length + "\r\n\r\n" + body);
    }

    private Sent odd() {
        String method = pick(METHODS);
        String target = pick(PATHS).replace("ID", id()) + (chance(2) ? query() : "");
        var head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n");
        for (int i = random.nextInt(3); i > 0 && chance(2); i--) {
            head.append(pick(HEADERS)).append("\r\n");
        }
        if (chance(4)) {
            head.append("Idempotency-Key: key-").append(random.nextInt(50)).append("\r\n");
        }
        boolean bodied = method.startsWith("P") || chance(20);
        String body = bodied ? body(target) : "";
        if (bodied) {
            head.append("Content-Type: ").append(pick(TYPES)).append("\r\n");
        }
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        return new Sent(method, head + "Content-Length: " + length + "\r\n\r\n" + body);
    }

    private String query() {
        var query = new StringBuilder("?");
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            String name = chance(3) ? "cursor" : pick(PARAMETERS);
            String value = name.equals("cursor") ? cursor() : encoded(pick(VALUES));
            query.append(name.equals("काम") ? encoded(name) : name)
                    .append(chance(30) ? "" : "=" + value)
                    .append('&');
        }
        return chance(2) ? query.substring(0, query.length() - 1) : query.toString();
    }

    private String cursor() {
        String cursor = cursors.isEmpty() ? "e30" : pick(cursors.toArray(String[]::new));
        if (chance(3)) {
            return cursor;
        }
        String json = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        String forged = chance(2)
                ? json.replaceAll(chance(2) ? "(?<=:)[0-9.]+(?=[,}])" : "\"[^\"]*\"(?=[,}])", quoted(pick(SCALARS)))
                : broken(json);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(forged.getBytes(StandardCharsets.UTF_8));
        return chance(10) ? encoded(broken(text)) : text;
    }

    private String body(String target) {
        String json = target.startsWith("/todos/batch") ? batch() : todo();
        return switch (random.nextInt(12)) {
            case 0 -> broken(json);
            case 1 -> pick(SCALARS);
            case 2 -> deep(1 + random.nextInt(40));
            case 3 -> json + pick(new String[] {" ", "{}", "\u0000", "x", "\ufeff"});
            case 4 -> "";
            default -> json;
        };
    }

    private String batch() {
        var operations = new StringBuilder();
        for (int i = random.nextInt(chance(50) ? 520 : 5); i >= 0; i--) {
            String todo = chance(3) ? todo() : "{\"title\":\"t\"}";
            operations
                    .append("{\"op\":\"" + pick(OPS) + "\"")
                    .append(chance(2) ? ",\"id\":\"" + id() + "\"" : "")
                    .append(chance(4) ? ",\"version\":" + pick(SCALARS) : "")
                    .append(chance(2) ? ",\"todo\":" + todo : "")
                    .append(chance(3) ? ",\"patch\":" + todo() : "")
                    .append(i == 0 ? "}" : "},");
        }
        return "{\"operations\":[" + operations + "]}";
    }

    private String todo() {
        if (chance(3)) {
            if (chance(3)) {
                return "{\"title\":\"plants\",\"completed\":" + chance(2)
                        + ",\"due\":{\"date\":\"2026-12-01\"},\"repeat\":{\"rule\":\"FREQ=WEEKLY\"}}";
            }
            return "{\"title\":\"milk " + random.nextInt(100) + "\",\"order\":" + random.nextInt(9)
                    + ",\"tags\":[\"home\"]}";
        }
        var fields = new StringBuilder(chance(2) ? "\"title\":\"दूध\"," : "");
        for (int i = random.nextInt(5); i > 0; i--) {
            fields.append('"')
                    .append(pick(NAMES))
                    .append("\":")
                    .append(value(0))
                    .append(',');
        }
        return "{" + (fields.isEmpty() ? "" : fields.substring(0, fields.length() - 1)) + "}";
    }

    private String value(int depth) {
        if (depth > 3 || chance(2)) {
            return pick(SCALARS);
        }
        return chance(2)
                ? "{\"" + pick(NAMES) + "\":" + value(depth + 1) + ",\"" + pick(NAMES) + "\":" + value(depth + 1) + "}"
                : "[" + value(depth + 1) + "," + value(depth + 1) + "]";
    }

    private String deep(int depth) {
        boolean array = chance(2);
        String open = array ? "[" : "{\"due\":";
        return open.repeat(depth) + "1" + (array ? "]" : "}").repeat(depth);
    }

    /** With a character left out, doubled or replaced somewhere. */
    private String broken(String text) {
        if (text.isEmpty()) {
            return text;
        }
        int at = random.nextInt(text.length());
        String there = pick(new String[] {
            "", "\u0000", "\"", "}", "9", text.substring(at, at + 1).repeat(2), "\ufffd", "\\u0000"
        });
        return text.substring(0, at) + there + text.substring(at + 1);
    }

    private String id() {
        return switch (random.nextInt(8)) {
            case 0 -> "01a20d7b-485b-7000-ab86-64a078a3299f";
            case 1 ->
                pick(new String[] {
                    "0", "1-1-1-1-1", "%ff", "batch", "x".repeat(300), "........-....-....-....-............"
                });
            default -> ids.isEmpty() ? "x" : pick(ids.toArray(String[]::new));
        };
    }

    private static String quoted(String replacement) {
        return java.util.regex.Matcher.quoteReplacement(replacement);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void keep(Deque<String> known, String one) {
        known.addLast(one);
        if (known.size() > KNOWN_MAX) {
            known.removeFirst();
        }
    }

    private String pick(String[] from) {
        return from[random.nextInt(from.length)];
    }

    /** Once in so many times. */
    private boolean chance(int times) {
        return random.nextInt(times) == 0;
    }
}
