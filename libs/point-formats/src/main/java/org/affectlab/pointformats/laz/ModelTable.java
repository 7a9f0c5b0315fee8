package org.affectlab.pointformats.laz;

import org.jspecify.annotations.Nullable;

/** Models of one alphabet for several contexts, made when they are first needed. */
final class ModelTable {
    private final @Nullable SymbolModel[] models;
    private final int symbols;
    private final boolean encodes;

    ModelTable(int contexts, int symbols, EntropyCoder coder) {
        this.models = new SymbolModel[contexts];
        this.symbols = symbols;
        this.encodes = coder.encodes();
    }

    SymbolModel get(int context) {
        SymbolModel model = models[context];
        if (model == null) {
            model = new SymbolModel(symbols, encodes);
            models[context] = model;
        }
        return model;
    }
}
