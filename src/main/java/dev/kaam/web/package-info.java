/** HTTP: the server, the four ways to run a handler, one file of routes for each noun. */
@NullMarked
package dev.kaam.web;

import org.jspecify.annotations.NullMarked;
