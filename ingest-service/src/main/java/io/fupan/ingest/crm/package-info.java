/** The systems that send to us, one package each, and the connections they send through. */
@NullMarked
package io.fupan.ingest.crm;

import org.jspecify.annotations.NullMarked;
