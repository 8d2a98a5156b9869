/** What is sent: events of a fixed seed, signed as a sender signs them. */
@NullMarked
package io.fupan.bench.traffic;

import org.jspecify.annotations.NullMarked;
