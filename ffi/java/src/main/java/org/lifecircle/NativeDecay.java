package org.lifecircle;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/** Decays, as {@code lifecircle.h} declares them. */
interface NativeDecay extends Library {
    int lc_decay_new(int shape, double p, double q, double limitS, PointerByReference out, PointerByReference error);

    int lc_decay_steps(
            double[] walksS, SizeT count, double[] weights, PointerByReference out, PointerByReference error);

    int lc_decay_weight(Pointer decay, double walkS, double[] weight, PointerByReference error);

    void lc_decay_free(Pointer decay);
}
