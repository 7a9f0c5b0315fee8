package org.affectlab.inference.batching;

import org.affectlab.inference.InferenceException.Code;

/** An item that left the queue without being computed, and why. */
record DroppedItem(QueuedItem item, Code reason) {}
