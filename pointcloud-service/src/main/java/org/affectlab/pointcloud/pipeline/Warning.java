package org.affectlab.pointcloud.pipeline;

/** What a reader of the answer should know before trusting it. */
public enum Warning {
    /** Points without three finite coordinates, or too far away for the network's numbers, have no class. */
    IGNORED_POINTS,
    /** Neither client nor file says what the coordinates count in; they were taken for metres. */
    UNITS_ASSUMED,
    /** The cloud is so large or so small that another unit is likely, such as millimetres. */
    UNITS_IMPLAUSIBLE,
    /** The file says that its coordinates are degrees; distances in it are no lengths. */
    GEOGRAPHIC_COORDINATES,
    /** The file says that its heights count in another unit than x and y; they were taken to be in that one. */
    VERTICAL_UNITS_DIFFER,
    /** The points lie as if another axis pointed upwards. */
    UP_AXIS_IMPLAUSIBLE,
    /** The model knows attributes, such as colours, that the cloud does not have. */
    ABSENT_FEATURES,
    /** The cloud has fewer points on the model's grid than one input of the model. */
    SMALLER_THAN_INPUT,
    /** The reader tolerated something; provenance has what. */
    FILE_ODDITIES,
    /** The model was trained on simulated data. */
    DEMO_MODEL
}
