package org.lifecircle;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.StringArray;
import com.sun.jna.ptr.PointerByReference;

/** Crosswalks, as {@code lifecircle.h} declares them. */
interface NativeCrosswalk extends Library {
    int lc_crosswalk_new(byte[] scheme, SizeT schemeLength, PointerByReference out, PointerByReference error);

    int lc_crosswalk_add(
            Pointer crosswalk, byte[] word, SizeT wordLength, byte[] categories, SizeT categoriesLength,
            PointerByReference error);

    int lc_crosswalk_read_csv(
            Pointer crosswalk, byte[] csv, SizeT csvLength, byte[] file, SizeT fileLength, Pointer rows,
            PointerByReference error);

    int lc_crosswalk_map(
            Pointer crosswalk, StringArray values, StringArray names, SizeT count, PointerByReference out,
            PointerByReference error);

    int lc_crosswalk_coverage(
            Pointer crosswalk, StringArray values, StringArray names, SizeT count, PointerByReference out,
            PointerByReference error);

    int lc_crosswalk_classes(byte[] scheme, SizeT schemeLength, PointerByReference out, PointerByReference error);

    void lc_crosswalk_free(Pointer crosswalk);

    int lc_table_options_set_crosswalk(Pointer options, Pointer crosswalk, PointerByReference error);
}
