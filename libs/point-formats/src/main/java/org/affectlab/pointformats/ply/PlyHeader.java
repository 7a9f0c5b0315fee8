package org.affectlab.pointformats.ply;

import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import org.affectlab.pointformats.cloud.PointCloudException;

/** @param order of the bytes; empty for ascii */
record PlyHeader(Optional<ByteOrder> order, List<PlyElement> elements) {
    PlyHeader {
        elements = List.copyOf(elements);
    }

    int vertexIndex() throws PointCloudException {
        int found = -1;
        for (int i = 0; i < elements.size(); i++) {
            if (elements.get(i).name().equals(PlyElement.VERTEX)) {
                if (found >= 0) {
                    throw PointCloudException.undecodable("The PLY has two elements vertex");
                }
                found = i;
            }
        }
        if (found < 0) {
            throw PointCloudException.undecodable("The PLY has no element vertex");
        }
        return found;
    }
}
