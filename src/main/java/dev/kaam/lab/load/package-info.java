/** Load as clients make it, closed or open, each exchange with its own record. */
@NullMarked
package dev.kaam.lab.load;

import org.jspecify.annotations.NullMarked;
