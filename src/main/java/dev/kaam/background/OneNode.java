package dev.kaam.background;

import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one node of a store that it shares with nobody. */
public final class OneNode implements Nodes {
    private final InstantSource clock;
    private volatile @Nullable Member node;

    public OneNode(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void seen(Member self) {
        node = self;
    }

    @Override
    public void left(String id) {
        node = null;
    }

    /** Who asks it, lives. */
    @Override
    public List<Seen> list() {
        Member self = node;
        return self == null ? List.of() : List.of(new Seen(self, clock.instant(), true));
    }
}
