package org.lifecircle;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.StringArray;
import com.sun.jna.ptr.PointerByReference;

/** Access over time, as {@code lifecircle.h} declares them. */
interface NativeOverTime extends Library {
    int lc_query_set_sense(Pointer query, int sense, PointerByReference error);

    int lc_query_set_stay_s(Pointer query, int stayS, PointerByReference error);

    int lc_query_set_channels(Pointer query, StringArray channels, SizeT count, PointerByReference error);

    int lc_prepared_access_over(
            Pointer prepared, Pointer query, long from, long to, Pointer run, PointerByReference out,
            PointerByReference error);

    int lc_over_time_intervals(
            Pointer overTime, long[] homes, SizeT count, PointerByReference out, PointerByReference error);

    int lc_over_time_counts(
            Pointer overTime, long[] homes, SizeT count, SizeT limit, PointerByReference out, PointerByReference error);

    int lc_over_time_shares(
            Pointer overTime, SizeT limit, int fromMinute, int toMinute, Pointer run, PointerByReference out,
            PointerByReference error);

    int lc_over_time_door_times(
            Pointer overTime, SizeT limit, int day, PointerByReference out, PointerByReference error);

    int lc_over_time_choices(
            Pointer overTime, int fromMinute, int toMinute, Pointer run, PointerByReference out,
            PointerByReference error);

    void lc_over_time_free(Pointer overTime);

    int lc_prepared_services_reached(
            Pointer prepared, SizeT home, Pointer query, PointerByReference out, PointerByReference error);
}
