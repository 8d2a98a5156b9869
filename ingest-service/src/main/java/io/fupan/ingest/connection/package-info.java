/** Who may send: connections as the configuration and the log have them, their secrets, and how they are doing. */
@NullMarked
package io.fupan.ingest.connection;

import org.jspecify.annotations.NullMarked;
