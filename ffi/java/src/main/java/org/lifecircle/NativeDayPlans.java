package org.lifecircle;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/** Residents' days, as {@code lifecircle.h} declares them. */
interface NativeDayPlans extends Library {
    int lc_day_questions_read(
            byte[] document, SizeT length, byte[] file, SizeT fileLength, PointerByReference out,
            PointerByReference error);

    int lc_day_questions_answer(
            Pointer questions, Pointer[] walkers, SizeT walkerCount, Pointer run, PointerByReference out,
            PointerByReference error);

    void lc_day_questions_free(Pointer questions);

    int lc_planned_days_days(Pointer planned, PointerByReference out, PointerByReference error);

    int lc_planned_days_visits(Pointer planned, PointerByReference out, PointerByReference error);

    void lc_planned_days_free(Pointer planned);
}
