package org.affectlab.pointgeometry;

/**
 * What a network of the RandLA-Net kind needs to know of one resolution of its input.
 *
 * @param points at this level: n
 * @param kept points of the next level, the first of this one: m
 * @param k neighbours of each point
 * @param neighbours int[n × k], rows of this level, the point itself included, nearest first
 * @param pooled int[m × k]: the neighbours of the kept points, rows of this level; over them a kept point's feature is pooled
 * @param upsampling int[n]: the nearest kept point of each point, a row of the next level
 */
public record NetworkLevel(int points, int kept, int k, int[] neighbours, int[] pooled, int[] upsampling) {
    public NetworkLevel {
        if (k < 1 || kept < 1 || kept > points) {
            throw new IllegalArgumentException(
                    "there must be 1 to " + points + " kept points and at least 1 neighbour");
        }
        if (neighbours.length != points * k || pooled.length != kept * k || upsampling.length != points) {
            throw new IllegalArgumentException("an array has another length than its level");
        }
    }
}
