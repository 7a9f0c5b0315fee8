/** Auto-configuration: a service needs the dependency and nothing else. */
@NullMarked
package org.affectlab.servicekit.config;

import org.jspecify.annotations.NullMarked;
