package org.affectlab.inference.serving;

/** Name and version of a package. */
record ModelKey(String name, String version) {
    @Override
    public String toString() {
        return name + "@" + version;
    }
}
