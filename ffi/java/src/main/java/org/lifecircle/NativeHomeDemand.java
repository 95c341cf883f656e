package org.lifecircle;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.StringArray;
import com.sun.jna.ptr.PointerByReference;

/** Demand of homes, as {@code lifecircle.h} declares it. */
interface NativeHomeDemand extends Library {
    int lc_home_demand_new(Pointer study, PointerByReference out, PointerByReference error);

    int lc_home_demand_of_needs(
            Pointer needs, Pointer study, Pointer circles, double emphasis, double withinM,
            PointerByReference out, PointerByReference error);

    int lc_home_demand_add(
            Pointer demand, byte[] category, SizeT categoryLength, SizeT home, double residents,
            PointerByReference error);

    int lc_home_demand_table(
            Pointer demand, Pointer study, StringArray categories, SizeT categoryCount,
            PointerByReference out, PointerByReference error);

    int lc_home_demand_added(Pointer demand, PointerByReference out, PointerByReference error);

    int lc_home_demand_report(Pointer demand, PointerByReference out, PointerByReference error);

    void lc_home_demand_free(Pointer demand);
}
