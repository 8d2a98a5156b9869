/** Plans that are kept under a name, for files that come again. */
@NullMarked
package io.fupan.ingest.imports.template;

import org.jspecify.annotations.NullMarked;
