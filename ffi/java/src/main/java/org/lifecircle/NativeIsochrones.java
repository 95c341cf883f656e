package org.lifecircle;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/** Isochrones, as {@code lifecircle.h} declares them. */
interface NativeIsochrones extends Library {
    int lc_reach_isochrone(
            Pointer origins, SizeT origin, double[] limitsS, SizeT count, PointerByReference out,
            PointerByReference error);

    int lc_reach_isochrones(
            Pointer origins, double[] limitsS, SizeT count, Pointer run, PointerByReference out,
            PointerByReference error);

    int lc_isochrones_lines(Pointer isochrones, PointerByReference out, PointerByReference error);

    int lc_isochrones_nodes(Pointer isochrones, PointerByReference out, PointerByReference error);

    int lc_isochrones_polygons(
            Pointer isochrones, double limitS, double bufferM, PointerByReference out, PointerByReference error);

    int lc_isochrones_hulls(Pointer isochrones, double limitS, PointerByReference out, PointerByReference error);

    void lc_isochrones_free(Pointer isochrones);

    int lc_contours_new(Pointer timed, Pointer run, PointerByReference out, PointerByReference error);

    int lc_contours_areas(
            Pointer contours, Pointer origins, double[] limitsS, SizeT count, Pointer run, PointerByReference out,
            PointerByReference error);

    int lc_contours_area(
            Pointer contours, Pointer origins, SizeT origin, double[] limitsS, SizeT count, PointerByReference out,
            PointerByReference error);

    void lc_contours_free(Pointer contours);
}
