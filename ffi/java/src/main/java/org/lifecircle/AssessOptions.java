package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.done;
import static org.lifecircle.NativeLibrary.made;
import static org.lifecircle.NativeLibrary.size;
import static org.lifecircle.NativeLibrary.utf8;

import com.sun.jna.Pointer;

/** What is judged: circles, or all homes as one. */
public final class AssessOptions extends Options {
    /** All homes as one circle. */
    public AssessOptions() {}

    /**
     * Adds a circle: the homes within a walk of a centre.
     *
     * @param id what names it in every result
     * @param lon longitude of the centre in WGS-84 degrees
     * @param lat its latitude
     * @param minutes the longest walk
     * @return these options
     */
    public AssessOptions walkCircle(String id, double lon, double lat, double minutes) {
        byte[] i = utf8(id);
        set(p -> done(error -> C.lc_assess_options_add_walk_circle(p, i, size(i), lon, lat, minutes, error)));
        return this;
    }

    /**
     * Adds a circle: the homes within a distance of a centre, in a straight line.
     *
     * @param id what names it in every result
     * @param lon longitude of the centre in WGS-84 degrees
     * @param lat its latitude
     * @param metres the distance
     * @return these options
     */
    public AssessOptions radiusCircle(String id, double lon, double lat, double metres) {
        byte[] i = utf8(id);
        set(p -> done(error -> C.lc_assess_options_add_radius_circle(p, i, size(i), lon, lat, metres, error)));
        return this;
    }

    /**
     * Adds a circle for each polygon of a table, whatever it is of: communities, sub-districts.
     *
     * @param polygons the table; it stays open until the assessment is made
     * @return these options
     */
    public AssessOptions polygonCircles(Land polygons) {
        set(p -> polygons.with(l -> {
            done(error -> C.lc_assess_options_add_polygon_circles(p, l, error));
            return null;
        }));
        return this;
    }

    /**
     * Adds every circle of a partition of the same study; a circle's id is its number.
     *
     * @param partition the partition; it stays open until the assessment is made
     * @return these options
     */
    public AssessOptions partition(Partition partition) {
        set(p -> partition.with(c -> {
            done(error -> C.lc_assess_options_add_partition(p, c, error));
            return null;
        }));
        return this;
    }

    /**
     * Says when the data is too sparse to call anything missing.
     *
     * @param minPlaces with fewer facilities (default 100)
     * @param minCategories of fewer categories (default 15)
     * @param minPlacesPerKm with fewer for each kilometre of network (default 1)
     * @return these options
     */
    public AssessOptions sufficiency(int minPlaces, int minCategories, double minPlacesPerKm) {
        set(p -> done(error -> C.lc_assess_options_set_sufficiency(
                p, new SizeT(minPlaces), new SizeT(minCategories), minPlacesPerKm, error)));
        return this;
    }

    /**
     * Sets the side of the grid that residential land is sampled with.
     *
     * @param metres the side (default 25)
     * @return these options
     */
    public AssessOptions landStepM(double metres) {
        set(p -> done(error -> C.lc_assess_options_set_land_step_m(p, metres, error)));
        return this;
    }

    /**
     * Says that what the data has nowhere is missing even where sources hardly know it: for a complete register.
     *
     * @param trusted whether it is
     * @return these options
     */
    public AssessOptions absenceIsTrusted(boolean trusted) {
        set(p -> done(error -> C.lc_assess_options_set_absence_is_trusted(p, trusted ? 1 : 0, error)));
        return this;
    }

    @Override
    Pointer create() {
        return made(C::lc_assess_options_new);
    }

    @Override
    void free(Pointer options) {
        C.lc_assess_options_free(options);
    }
}
