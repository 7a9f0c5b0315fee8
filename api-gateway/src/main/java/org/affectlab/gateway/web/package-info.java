/** What every answer gets (CORS, security headers), the landing page and the documentation page. */
@NullMarked
package org.affectlab.gateway.web;

import org.jspecify.annotations.NullMarked;
