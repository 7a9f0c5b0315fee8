/** The HTTP interface: controllers and the records of requests and answers. */
@NullMarked
package org.affectlab.pointcloud.api;

import org.jspecify.annotations.NullMarked;
