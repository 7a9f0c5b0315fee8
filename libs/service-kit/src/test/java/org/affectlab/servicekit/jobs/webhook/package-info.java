@org.jspecify.annotations.NullMarked
package org.affectlab.servicekit.jobs.webhook;
