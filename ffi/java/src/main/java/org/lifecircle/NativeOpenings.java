package org.lifecircle;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/** Openings of services, as {@code lifecircle.h} declares them. */
interface NativeOpenings extends Library {
    int lc_study_openings(
            Pointer study, Pointer workCalendar, int first, int last, PointerByReference out, PointerByReference error);

    int lc_openings_state(
            Pointer openings, SizeT facility, SizeT service, long at, int[] state, PointerByReference error);

    int lc_openings_at(Pointer openings, long at, PointerByReference out, PointerByReference error);

    int lc_openings_between(
            Pointer openings, SizeT facility, SizeT service, long from, long to, PointerByReference out,
            PointerByReference error);

    void lc_openings_free(Pointer openings);
}
