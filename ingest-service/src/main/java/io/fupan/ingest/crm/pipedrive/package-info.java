/** Pipedrive: one change of one record at a time, with what was there before, in two versions. */
@NullMarked
package io.fupan.ingest.crm.pipedrive;

import org.jspecify.annotations.NullMarked;
