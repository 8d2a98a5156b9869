/** Delighted: answers to NPS and CSAT surveys, and what is changed in them later. */
@NullMarked
package io.fupan.ingest.crm.delighted;

import org.jspecify.annotations.NullMarked;
