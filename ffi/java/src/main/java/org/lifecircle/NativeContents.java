package org.lifecircle;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/** Contents of a study, as {@code lifecircle.h} declares them. */
interface NativeContents extends Library {
    int lc_study_facilities(Pointer study, PointerByReference out, PointerByReference error);

    int lc_study_homes(Pointer study, PointerByReference out, PointerByReference error);

    int lc_study_land(Pointer study, PointerByReference out, PointerByReference error);

    int lc_study_facilities_crs(Pointer study, PointerByReference out, PointerByReference error);

    int lc_study_homes_crs(Pointer study, PointerByReference out, PointerByReference error);

    int lc_crs_from_wgs84(
            byte[] crs, SizeT length, double[] lon, double[] lat, SizeT count, double[] x, double[] y,
            PointerByReference error);

    int lc_table_parquet(Pointer table, PointerByReference out, PointerByReference error);
}
