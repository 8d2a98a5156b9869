/** The local issuer of bearer tokens, for installations without an identity provider of their own. */
@NullMarked
package io.fupan.gateway.issuer;

import org.jspecify.annotations.NullMarked;
