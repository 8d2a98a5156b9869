/** Typeform: forms that ask customers how satisfied they are. */
@NullMarked
package io.fupan.ingest.crm.typeform;

import org.jspecify.annotations.NullMarked;
