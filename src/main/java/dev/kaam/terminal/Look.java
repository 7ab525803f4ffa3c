package dev.kaam.terminal;

import java.util.Comparator;
import java.util.List;

/** How a person looks at the flow, and what the keys change in it. For one thread. */
final class Look {
    private static final int FILTER_MAX = 200;
    private static final int ESCAPE = 27;
    private static final int CTRL_C = 'C' - '@';
    private static final int CTRL_U = 'U' - '@';
    private static final int DELETE = 127;

    private boolean paused;
    private boolean slowest;
    private boolean common;
    private boolean own;
    private boolean help;
    private boolean typing;
    private boolean ended;
    private String path = "";
    private String pathBefore = "";

    /** A key was pressed. */
    void press(int key) {
        if (key == CTRL_C) {
            ended = true;
        } else if (typing) {
            type(key);
        } else {
            command(key);
        }
    }

    private void command(int key) {
        switch (key) {
            case 'q', 'Q' -> ended = true;
            case 'p', ' ' -> paused = !paused;
            case 's' -> slowest = !slowest;
            case 'c' -> common = !common;
            case 'o' -> own = !own;
            case '?', 'h' -> help = !help;
            case '/' -> {
                typing = true;
                pathBefore = path;
            }
            case ESCAPE -> help = false;
            default -> {}
        }
    }

    private void type(int key) {
        switch (key) {
            case '\r', '\n' -> typing = false;
            case ESCAPE -> {
                typing = false;
                path = pathBefore;
            }
            case '\b', DELETE -> path = path.substring(0, Math.max(0, path.length() - 1));
            case CTRL_U -> path = "";
            default -> {
                if (key > ' ' && key < DELETE && path.length() < FILTER_MAX) {
                    path += path.isEmpty() && key != '/' ? "/" + (char) key : String.valueOf((char) key);
                }
            }
        }
    }

    /** Those of them that are to be seen, in the order in which they are. */
    List<Request> chosen(List<Request> requests, long now) {
        Comparator<Request> order = slowest
                ? Comparator.comparingLong((Request request) -> request.took(now))
                : Comparator.comparingLong(Request::number);
        return requests.stream().filter(this::fits).sorted(order.reversed()).toList();
    }

    private boolean fits(Request request) {
        return request.path().startsWith(path) && (own || !request.isOwn());
    }

    boolean isPaused() {
        return paused;
    }

    boolean isSlowestFirst() {
        return slowest;
    }

    /** Whether all bars have one scale, rather than each its own. */
    boolean isCommonScale() {
        return common;
    }

    boolean isHelp() {
        return help;
    }

    boolean isTyping() {
        return typing;
    }

    boolean isEnded() {
        return ended;
    }

    boolean isOwnShown() {
        return own;
    }

    /** How the paths begin that are shown. */
    String path() {
        return path;
    }
}
