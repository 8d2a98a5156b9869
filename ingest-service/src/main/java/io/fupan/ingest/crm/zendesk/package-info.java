/** Zendesk: how customers rate the help they got. */
@NullMarked
package io.fupan.ingest.crm.zendesk;

import org.jspecify.annotations.NullMarked;
