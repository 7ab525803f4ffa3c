/** A model of Kaam on many databases: what shards, nodes and replicas would do, computed from what one of each was measured to do. */
@NullMarked
package dev.kaam.scaling;

import org.jspecify.annotations.NullMarked;
