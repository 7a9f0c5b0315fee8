@org.jspecify.annotations.NullMarked
package org.affectlab.benchmarks.pointclouds;
