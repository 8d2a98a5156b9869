/** What a system says about a deal, an account, an activity or a lead, and what that is in our events. */
@NullMarked
package io.fupan.ingest.change;

import org.jspecify.annotations.NullMarked;
