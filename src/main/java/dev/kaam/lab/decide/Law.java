package dev.kaam.lab.decide;

import dev.kaam.lab.law.Bounds;
import dev.kaam.lab.law.ClosedNetwork;
import dev.kaam.lab.law.ErlangC;
import dev.kaam.lab.law.FlowEquivalent;
import dev.kaam.lab.law.Little;
import dev.kaam.lab.law.PollaczekKhinchine;
import dev.kaam.lab.law.SingleServer;

/** The laws that a decision comes from. */
public enum Law {
    LITTLE("little", Little.FORMULA, Little.SOURCE),
    BOUNDS("bounds", Bounds.FORMULA, Bounds.SOURCE),
    MVA("mva", ClosedNetwork.FORMULA, ClosedNetwork.SOURCE),
    FLOW_EQUIVALENT("flowEquivalent", FlowEquivalent.FORMULA, FlowEquivalent.SOURCE),
    ERLANG_C("erlangC", ErlangC.FORMULA, ErlangC.SOURCE),
    SINGLE_SERVER("singleServer", SingleServer.FORMULA, SingleServer.SOURCE),
    POLLACZEK_KHINCHINE("pollaczekKhinchine", PollaczekKhinchine.FORMULA, PollaczekKhinchine.SOURCE);

    private final String key;
    private final String formula;
    private final String source;

    Law(String key, String formula, String source) {
        this.key = key;
        this.formula = formula;
        this.source = source;
    }

    /** As JSON has it. */
    public String key() {
        return key;
    }

    public String formula() {
        return formula;
    }

    /** Who says so. */
    public String source() {
        return source;
    }
}
