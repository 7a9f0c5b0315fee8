/** Clouds of any size, made of one scene, and the point-cloud service that classifies them as a process of its own. */
@NullMarked
package org.affectlab.benchmarks.pointclouds;

import org.jspecify.annotations.NullMarked;
