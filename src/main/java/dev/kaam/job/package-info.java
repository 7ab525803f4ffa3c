/** One file a kind of background work, and {@link dev.kaam.job.WhatFollows}: which change asks for which task. */
@NullMarked
package dev.kaam.job;

import org.jspecify.annotations.NullMarked;
