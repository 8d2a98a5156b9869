/** Twenty: each change of a record, signed, with the record as it is then. */
@NullMarked
package io.fupan.ingest.crm.twenty;

import org.jspecify.annotations.NullMarked;
