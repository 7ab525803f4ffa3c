package dev.kaam.lab.law;

/** Which share of its time a server works. */
public final class Utilisation {
    public static final String FORMULA = "ρ = X·S/c";
    public static final String SOURCE =
            "the utilisation law; P. J. Denning, J. P. Buzen, “The Operational Analysis of Queueing Network Models”, 1978";

    private Utilisation() {}

    /**
     * ρ, from 0 to 1 where the servers can do it; more than 1 says that they cannot.
     *
     * @param perSecond X, how many are served a second
     * @param serviceMillis S, how long each is served
     * @param servers c, how many serve
     */
    public static double of(double perSecond, double serviceMillis, int servers) {
        return Little.inSystem(perSecond, serviceMillis) / servers;
    }
}
