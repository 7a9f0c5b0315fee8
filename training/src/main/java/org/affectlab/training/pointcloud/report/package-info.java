/** Results of runs on point clouds as a page. */
@NullMarked
package org.affectlab.training.pointcloud.report;

import org.jspecify.annotations.NullMarked;
