/** What a run on point clouds is told: one JSON file, bound to validated records. */
@NullMarked
package org.affectlab.training.pointcloud.config;

import org.jspecify.annotations.NullMarked;
