package org.affectlab.servicekit.upload;

/**
 * What was copied of a body.
 *
 * @param bytes of the files in it, at least one
 * @param archive whether what was written is a zip archive that was made of several files
 */
public record CopiedUpload(long bytes, boolean archive) {}
