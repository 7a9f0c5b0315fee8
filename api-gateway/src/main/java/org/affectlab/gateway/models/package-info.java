/** Answers joined from all services: models and limits. */
@NullMarked
package org.affectlab.gateway.models;

import org.jspecify.annotations.NullMarked;
