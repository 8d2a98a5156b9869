/** The embedded store: it speaks MongoDB's wire protocol, and refuses what it cannot do honestly. */
@NullMarked
package io.fupan.local.store;

import org.jspecify.annotations.NullMarked;
