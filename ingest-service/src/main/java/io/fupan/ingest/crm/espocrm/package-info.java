/** EspoCRM: batches of changed records, whose kind of event only the address tells. */
@NullMarked
package io.fupan.ingest.crm.espocrm;

import org.jspecify.annotations.NullMarked;
