package org.affectlab.pointcloud.api;

import org.affectlab.pointformats.cloud.AttributeNames;
import org.affectlab.pointformats.cloud.AttributeSelection;

/** Which attributes of a file are read: others take no memory. Stateless. */
final class CloudAttributes {
    private CloudAttributes() {}

    /** Whatever a model may know of a point. */
    static AttributeSelection ofModels() {
        return AttributeSelection.of(
                AttributeNames.INTENSITY,
                AttributeNames.RETURN_NUMBER,
                AttributeNames.NUMBER_OF_RETURNS,
                AttributeNames.RED,
                AttributeNames.GREEN,
                AttributeNames.BLUE);
    }

    /** What a new LAS has, made of another format. */
    static AttributeSelection ofLas() {
        return ofModels();
    }

    static AttributeSelection colours() {
        return AttributeSelection.of(AttributeNames.RED, AttributeNames.GREEN, AttributeNames.BLUE);
    }
}
