package org.affectlab.pointgeometry;

/**
 * A square of a cloud, seen from above, with what lies around it.
 *
 * @param minX the core's border, in metres from the local origin
 * @param minY the core's border
 * @param edge of the core
 * @param core rows of the points of this tile and of no other, ascending, at least one
 * @param buffer rows of the points around it, ascending; each is in the core of another tile
 */
public record Tile(double minX, double minY, double edge, int[] core, int[] buffer) {
    /** Core first, then buffer. */
    public int[] rows() {
        int[] rows = new int[core.length + buffer.length];
        System.arraycopy(core, 0, rows, 0, core.length);
        System.arraycopy(buffer, 0, rows, core.length, buffer.length);
        return rows;
    }
}
