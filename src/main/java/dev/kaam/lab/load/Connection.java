package dev.kaam.lab.load;

import dev.kaam.flow.Time;
import dev.kaam.lab.LabException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/**
 * One client's connection, HTTP/1.1, kept open between requests. Used by one thread; where that is a virtual one, interrupting it
 * closes the connection, and what it waits for fails; so it does when the server says nothing for a minute.
 */
final class Connection implements AutoCloseable {
    private static final int CONNECT_MILLIS = 10_000;
    /** Longer than any answer that an experiment waits for. */
    private static final int SILENCE_MILLIS = 60_000;

    private final Socket socket;
    private final OutputStream out;
    private final Reply reply;
    private final Requests requests;
    private final Time time;
    private boolean over;

    private Connection(Socket socket, URI server, Time time) throws IOException {
        this.socket = socket;
        this.out = socket.getOutputStream();
        this.reply = new Reply(socket.getInputStream());
        this.requests = new Requests(server.getAuthority());
        this.time = time;
    }

    static Connection open(URI server, Time time) {
        var socket = new Socket();
        try {
            socket.setSoTimeout(SILENCE_MILLIS);
            socket.setTcpNoDelay(true); // otherwise delayed acknowledgements make steps of 40 ms
            socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), CONNECT_MILLIS);
            return new Connection(socket, server, time);
        } catch (IOException refused) {
            close(socket);
            throw new LabException("There is no connection to " + server + ": " + refused.getMessage() + ".", refused);
        }
    }

    /** Sends, and waits for the whole answer; where there is none, or a broken one, that is an exchange too, of status 0. */
    Exchange exchange(Call call, long due) {
        byte[] request = requests.of(call);
        long sent = time.nanos();
        try {
            return new Exchange(due, sent, answered(request), reply.head().status());
        } catch (IOException gone) {
            over = true;
            return new Exchange(due, sent, time.nanos(), 0);
        }
    }

    /** The same, with all that was answered. Throws {@link LabException} when there is no answer. */
    Answer ask(Call call) {
        byte[] request = requests.of(call);
        long sent = time.nanos();
        try {
            var exchange =
                    new Exchange(sent, sent, answered(request), reply.head().status());
            return new Answer(exchange.status(), reply.head().headers(), reply.body(), exchange);
        } catch (IOException gone) {
            over = true;
            throw new LabException("The server gave no answer: " + gone.getMessage() + ".", gone);
        }
    }

    /** Nothing more can be sent: it is broken, or the server closes it. */
    boolean isOver() {
        return over;
    }

    private long answered(byte[] request) throws IOException {
        out.write(request);
        do {
            reply.read();
        } while (reply.head().status() < 200); // "go on" and the like are no answers
        long now = time.nanos();
        over = reply.head().isLast();
        return now;
    }

    @Override
    public void close() {
        close(socket);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException ignored) {
            // it is gone, which is what was wanted
        }
    }
}
