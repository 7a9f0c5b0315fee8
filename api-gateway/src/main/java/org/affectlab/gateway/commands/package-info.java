/** What the command line asks of a running gateway. Nothing here is part of the gateway itself. */
@NullMarked
package org.affectlab.gateway.commands;

import org.jspecify.annotations.NullMarked;
