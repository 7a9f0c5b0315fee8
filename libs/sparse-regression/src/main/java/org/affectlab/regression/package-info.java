/**
 * Label regression that transfers from a labelled source to an unlabelled target, sparse in groups of features: AKTLR (arXiv:2312.06466) and TGSR
 * (arXiv:2111.15361) on one inexact augmented Lagrangian core. Matrices are EJML's, features × samples, in double precision. Everything is
 * deterministic.
 */
@NullMarked
package org.affectlab.regression;

import org.jspecify.annotations.NullMarked;
