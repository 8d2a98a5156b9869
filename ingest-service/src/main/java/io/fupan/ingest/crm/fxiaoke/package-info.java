/** FXiaoke (纷享销客): encrypted notices that something happened to a record, and the records themselves. */
@NullMarked
package io.fupan.ingest.crm.fxiaoke;

import org.jspecify.annotations.NullMarked;
