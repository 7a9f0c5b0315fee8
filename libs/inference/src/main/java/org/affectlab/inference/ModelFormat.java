package org.affectlab.inference;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The formats that an engine of this library can load. */
public enum ModelFormat {
    @JsonProperty("torchscript")
    TORCHSCRIPT("model.pt"),
    /** Arrays of {@link org.affectlab.inference.linear.LinearParameters}. */
    @JsonProperty("linear")
    LINEAR("model.npz"),
    /** Names of other packages, {@link org.affectlab.inference.ensemble.EnsembleParameters}. */
    @JsonProperty("ensemble")
    ENSEMBLE("ensemble.json");

    private final String fileName;

    ModelFormat(String fileName) {
        this.fileName = fileName;
    }

    /** The file of a package that holds the model itself. */
    public String fileName() {
        return fileName;
    }
}
