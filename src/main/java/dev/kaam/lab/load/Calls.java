package dev.kaam.lab.load;

/** What clients send, each its own. Is asked by many threads at once; what it answers quickly costs the client no time. */
@FunctionalInterface
public interface Calls {
    /**
     * @param client from 0; in an open load, where each request is a client of its own, as they come
     * @param turn how many requests this client has sent before
     */
    Call next(int client, int turn);

    /** These in turns; the second client begins with the second, so that at each moment they are mixed. */
    static Calls mixed(Call... calls) {
        Call[] all = calls.clone();
        if (all.length == 0) {
            throw new IllegalArgumentException("nothing to send");
        }
        return (client, turn) -> all[(int) (((long) client + turn) % all.length)];
    }
}
