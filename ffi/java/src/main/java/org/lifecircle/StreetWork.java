package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.done;
import static org.lifecircle.NativeLibrary.made;

import com.sun.jna.Pointer;

/** Something built that changes who may walk where: a gate opened, or a way added. */
public final class StreetWork extends Options {
    private final NativeLibrary.Maker maker;

    private StreetWork(NativeLibrary.Maker maker) {
        this.maker = maker;
    }

    /**
     * A gate is opened. Opening never shuts anybody out.
     *
     * @param gate the number of its node in the source
     * @param passage who may pass from now on
     * @param through whether the ways behind it may be walked through from now on
     * @return the work
     */
    public static StreetWork openGate(long gate, Passage passage, boolean through) {
        return new StreetWork((out, error) ->
                C.lc_street_work_open_gate(gate, passage.code, through ? 1 : 0, out, error));
    }

    /**
     * A way is built: a footway for everyone of which nothing else is known, until more is said.
     *
     * @param id its number, for reports; negative numbers are nobody else's
     * @param lon where it leads, longitudes in WGS-84 degrees; it joins the nearest street at both ends
     * @param lat as many latitudes
     * @return the work
     */
    public static StreetWork addWay(long id, double[] lon, double[] lat) {
        if (lon.length != lat.length) {
            throw new IllegalArgumentException(lon.length + " lon for " + lat.length + " lat");
        }
        double[] x = lon.clone();
        double[] y = lat.clone();
        return new StreetWork((out, error) ->
                C.lc_street_work_add_way(id, x, new SizeT(x.length), y, out, error));
    }

    /**
     * Says what kind of way it is.
     *
     * @param wayClass a constant of {@link EdgeColumns}, but {@link EdgeColumns#GATE}
     * @return this work
     */
    public StreetWork wayClass(byte wayClass) {
        set(p -> done(error -> C.lc_street_work_set_class(p, wayClass, error)));
        return this;
    }

    /**
     * Says who may pass.
     *
     * @param passage everyone, or only whoever begins or ends a walk there
     * @return this work
     */
    public StreetWork passage(Passage passage) {
        set(p -> done(error -> C.lc_street_work_set_passage(p, passage.code, error)));
        return this;
    }

    /**
     * Says in which direction it may be walked.
     *
     * @param direction a number of {@link EdgeColumns#direction}
     * @return this work
     */
    public StreetWork direction(int direction) {
        set(p -> done(error -> C.lc_street_work_set_direction(p, direction, error)));
        return this;
    }

    /**
     * Says whether it crosses a street with cars.
     *
     * @param crossing a number of {@link EdgeColumns#crossing}
     * @return this work
     */
    public StreetWork crossing(int crossing) {
        set(p -> done(error -> C.lc_street_work_set_crossing(p, crossing, error)));
        return this;
    }

    /**
     * Says what the ground is like.
     *
     * @param surface a number of {@link EdgeColumns#surface}
     * @return this work
     */
    public StreetWork surface(int surface) {
        set(p -> done(error -> C.lc_street_work_set_surface(p, surface, error)));
        return this;
    }

    /**
     * Says whether it is fit for wheelchairs; on steps, whether there is a ramp.
     *
     * @param fit whether it is
     * @return this work
     */
    public StreetWork wheelchair(boolean fit) {
        set(p -> done(error -> C.lc_street_work_set_wheelchair(p, fit ? 1 : 2, error)));
        return this;
    }

    /**
     * Sets the slope.
     *
     * @param incline rise over run as its places are given, from -1 to 1
     * @return this work
     */
    public StreetWork incline(double incline) {
        set(p -> done(error -> C.lc_street_work_set_incline(p, incline, error)));
        return this;
    }

    /**
     * Sets the usable width.
     *
     * @param metres the width, 0.01 to 1,000
     * @return this work
     */
    public StreetWork widthM(double metres) {
        set(p -> done(error -> C.lc_street_work_set_width_m(p, metres, error)));
        return this;
    }

    /**
     * Sets the storey or layer.
     *
     * @param layer 0 on the ground, positive on a bridge, negative in a tunnel
     * @param gradeSeparated whether it is on a bridge or in a tunnel, so that it may pass over or under a barrier
     * @return this work
     */
    public StreetWork layer(int layer, boolean gradeSeparated) {
        set(p -> done(error -> C.lc_street_work_set_layer(p, layer, gradeSeparated ? 1 : 0, error)));
        return this;
    }

    @Override
    Pointer create() {
        return made(maker);
    }

    @Override
    void free(Pointer options) {
        C.lc_street_work_free(options);
    }
}
