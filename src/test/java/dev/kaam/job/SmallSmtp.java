package dev.kaam.job;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A mail server that does what a good one does not: it refuses, hangs, closes; and it knows STARTTLS. */
final class SmallSmtp implements AutoCloseable {
    static final String HANG = "HANG";
    static final String CLOSE = "CLOSE";

    private final ServerSocket server;
    private final @Nullable SSLContext tls;
    /** What it answers to a verb, other than usual; {@code BANNER} is what it greets with, {@code .} what it answers to a letter. */
    private final Map<String, String> answers = new ConcurrentHashMap<>();

    private final List<String> said = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);

    /** @param tls null: it does not offer STARTTLS */
    SmallSmtp(@Nullable SSLContext tls) throws IOException {
        this.tls = tls;
        server = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
        Thread.ofPlatform().daemon().start(this::serve);
    }

    SmallSmtp answering(String verb, String answer) {
        answers.put(verb, answer);
        return this;
    }

    int port() {
        return server.getLocalPort();
    }

    /** Each line that it was told, in clear or, with {@code tls } before it, not. */
    List<String> said() {
        return said;
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket caller = server.accept();
                Thread.ofVirtual().start(() -> serve(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket caller) {
        try (caller) {
            if (answer(caller, "BANNER", "220 small") && talk(caller, "")) {
                try (SSLSocket secure = upgraded(caller)) {
                    talk(secure, "tls ");
                }
            }
        } catch (Exception gone) {
            // the caller has had enough, or the test is over
        }
    }

    private SSLSocket upgraded(Socket caller) throws IOException {
        var secure = (SSLSocket) java.util.Objects.requireNonNull(tls)
                .getSocketFactory()
                .createSocket(caller, null, caller.getPort(), true);
        secure.setUseClientMode(false);
        return secure;
    }

    /** Returns whether the caller now wants to talk in secret. */
    private boolean talk(Socket caller, String how) throws Exception {
        var in = new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            said.add(how + line);
            String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
            if (!answer(caller, verb, usual(verb, how))) {
                return false;
            }
            if (verb.equals("STARTTLS")) {
                return true;
            }
            if (verb.equals("DATA") && !answers.containsKey("DATA")) {
                for (String text = in.readLine(); text != null && !text.equals("."); text = in.readLine()) {
                    said.add(how + text);
                }
                if (!answer(caller, ".", "250 taken")) {
                    return false;
                }
            }
        }
        return false;
    }

    private String usual(String verb, String how) {
        return switch (verb) {
            case "EHLO" ->
                "250-small\r\n" + (tls != null && how.isEmpty() ? "250-STARTTLS\r\n" : "") + "250 AUTH PLAIN";
            case "AUTH" -> "235 welcome";
            case "STARTTLS" -> "220 go on";
            case "DATA" -> "354 go on";
            case "QUIT" -> "221 bye";
            default -> "250 ok";
        };
    }

    private boolean answer(Socket caller, String verb, String usual) throws Exception {
        String answer = answers.getOrDefault(verb, usual);
        switch (answer) {
            case HANG -> over.await();
            case CLOSE -> caller.close();
            default -> caller.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }
        return !answer.equals(HANG) && !answer.equals(CLOSE);
    }

    @Override
    public void close() throws IOException {
        over.countDown();
        server.close();
    }
}
