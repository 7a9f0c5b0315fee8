package org.affectlab.pointformats.numpy;

import java.nio.ByteOrder;
import org.affectlab.pointformats.cloud.ScalarType;

/** A value of an element. */
record NpyField(String name, ScalarType type, ByteOrder order, int offset) {}
