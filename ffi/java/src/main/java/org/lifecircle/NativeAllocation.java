package org.lifecircle;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/** Capacity given to demand, as {@code lifecircle.h} declares it. */
interface NativeAllocation extends Library {
    int lc_prepared_capacity_windows(
            Pointer prepared, byte[] category, SizeT length, long from, long to, PointerByReference out,
            PointerByReference error);

    int lc_capacity_windows_table(Pointer windows, PointerByReference out, PointerByReference error);

    int lc_capacity_windows_unknown(Pointer windows, PointerByReference out, PointerByReference error);

    void lc_capacity_windows_free(Pointer windows);

    int lc_allocation_question_new(int limitMinutes, PointerByReference out, PointerByReference error);

    int lc_allocation_question_add_capacities(
            Pointer question, long[] facilities, long[] from, long[] until, int[] units, SizeT count,
            PointerByReference error);

    int lc_allocation_question_add_windows(Pointer question, Pointer windows, PointerByReference error);

    int lc_allocation_question_add_demands(
            Pointer question, long[] homes, long[] from, long[] until, int[] units, SizeT count,
            PointerByReference error);

    void lc_allocation_question_free(Pointer question);

    int lc_allocation_document_read(
            byte[] document, SizeT length, byte[] file, SizeT fileLength, PointerByReference out,
            PointerByReference error);

    int lc_allocation_document_answer(
            Pointer document, Pointer prepared, Pointer run, PointerByReference out, PointerByReference error);

    void lc_allocation_document_free(Pointer document);

    int lc_prepared_allocate(
            Pointer prepared, Pointer question, Pointer run, PointerByReference out, PointerByReference error);

    int lc_allocation_assignments(Pointer allocation, PointerByReference out, PointerByReference error);

    int lc_allocation_unserved(Pointer allocation, PointerByReference out, PointerByReference error);

    int lc_allocation_capacities(Pointer allocation, PointerByReference out, PointerByReference error);

    void lc_allocation_free(Pointer allocation);
}
