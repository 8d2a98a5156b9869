/** The folder that holds everything a stack keeps: broker data, logs, secrets, and who is running on it. */
@NullMarked
package io.fupan.local.data;

import org.jspecify.annotations.NullMarked;
