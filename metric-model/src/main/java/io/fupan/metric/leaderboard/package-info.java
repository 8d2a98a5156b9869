/** Scopes of a kind in bands that can be told apart, instead of ranks that chance gives. */
@NullMarked
package io.fupan.metric.leaderboard;

import org.jspecify.annotations.NullMarked;
