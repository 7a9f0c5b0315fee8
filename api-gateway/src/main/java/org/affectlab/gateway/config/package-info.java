/** Typed configuration of the gateway. */
@NullMarked
package org.affectlab.gateway.config;

import org.jspecify.annotations.NullMarked;
