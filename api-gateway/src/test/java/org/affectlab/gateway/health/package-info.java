@org.jspecify.annotations.NullMarked
package org.affectlab.gateway.health;
