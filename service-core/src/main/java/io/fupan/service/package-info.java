/** What every service is made of. */
@NullMarked
package io.fupan.service;

import org.jspecify.annotations.NullMarked;
