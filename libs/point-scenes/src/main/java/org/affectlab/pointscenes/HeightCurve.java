package org.affectlab.pointscenes;

/** How a height above ground in metres becomes a feature. */
public enum HeightCurve {
    /** In units of the recipe. */
    LINEAR {
        @Override
        float of(float metres, double unitMetres) {
            return (float) (metres / unitMetres);
        }
    },
    /** ±ln(1 + |metres|): a decimetre matters near the ground and not at a tree's top (our choice). */
    LOGARITHMIC {
        @Override
        float of(float metres, double unitMetres) {
            return (float) Math.copySign(Math.log1p(Math.abs(metres)), metres);
        }
    };

    abstract float of(float metres, double unitMetres);
}
