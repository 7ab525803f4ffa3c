package dev.kaam.lab.decide;

/** What keeps a system from answering more: the least of all that limit it. */
public enum Binding {
    /** The cores are full. */
    CPU("cpu"),
    /** All connections to the database are held. */
    DB_POOL("db-pool"),
    /** All threads are taken. */
    THREADS("threads"),
    /** No more come. */
    ARRIVALS("arrivals"),
    /** The users are few, and each is waiting for a wait. */
    WAIT("wait"),
    /** The users are few, and each is waiting for its own computing. */
    COMPUTING("computing"),
    /** The users are few, and they think. */
    THINKING("thinking");

    private final String key;

    Binding(String key) {
        this.key = key;
    }

    /** As texts and JSON have it. */
    public String key() {
        return key;
    }

    Sentence label() {
        return Sentence.of("binds." + key);
    }
}
