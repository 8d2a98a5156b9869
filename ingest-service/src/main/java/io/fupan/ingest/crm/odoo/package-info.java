/** Odoo: single records with chosen fields, without any signature. */
@NullMarked
package io.fupan.ingest.crm.odoo;

import org.jspecify.annotations.NullMarked;
