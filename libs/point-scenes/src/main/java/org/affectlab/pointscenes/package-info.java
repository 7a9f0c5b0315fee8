/**
 * Between point clouds and networks on points: a cloud becomes a scene (one point a voxel, with features), a scene becomes inputs of a network, and
 * probabilities of its points become classes of every point of the cloud. Training and serving run exactly this code.
 */
@NullMarked
package org.affectlab.pointscenes;

import org.jspecify.annotations.NullMarked;
