package org.lifecircle;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/** Matrices, rows and routes, as {@code lifecircle.h} declares them. */
interface NativeWalks extends Library {
    int lc_reach_matrix(
            Pointer origins, Pointer targets, double limitS, Pointer run, PointerByReference out,
            PointerByReference error);

    int lc_reach_row(
            Pointer origins, SizeT origin, Pointer targets, double limitS, PointerByReference out,
            PointerByReference error);

    int lc_reach_nodes_within(
            Pointer origins, SizeT origin, double limitS, PointerByReference out, PointerByReference error);

    int lc_reach_node_sets(
            Pointer origins, double limitS, Pointer run, PointerByReference out, PointerByReference error);

    int lc_reach_route(
            Pointer origins, SizeT origin, Pointer targets, SizeT target, double limitS, PointerByReference out,
            PointerByReference error);

    double lc_route_seconds(Pointer route);

    double lc_route_length_m(Pointer route);

    double lc_route_link_m(Pointer route);

    int lc_route_points(Pointer route, PointerByReference out, PointerByReference error);

    int lc_route_edges(Pointer route, PointerByReference out, PointerByReference error);

    int lc_route_table(Pointer route, PointerByReference out, PointerByReference error);

    void lc_route_free(Pointer route);
}
