package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.done;
import static org.lifecircle.NativeLibrary.made;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.StringArray;

/** Who needs something: homes, blocks, groups of people, each known by its row, counted from 0. */
public final class SitingDemand extends Options {
    private final String[] ids;
    private final double[] weights;

    /**
     * Demand without groups or positions.
     *
     * @param ids an id of its own for each
     * @param weights how much each needs; whoever needs 0 is left out
     */
    public SitingDemand(String[] ids, double[] weights) {
        SitingArrays.sameLength("demands", ids.length, weights.length);
        this.ids = ids.clone();
        this.weights = weights.clone();
    }

    /**
     * Says where each demand is, in WGS-84 degrees.
     *
     * @param lon longitudes; NaN for one that is nowhere
     * @param lat as many latitudes
     * @return this demand
     */
    public SitingDemand positions(double[] lon, double[] lat) {
        SitingArrays.sameLength("positions", lon.length, lat.length);
        double[] x = lon.clone();
        double[] y = lat.clone();
        set(p -> done(error -> C.lc_demand_set_positions(p, x, new SizeT(x.length), y, error)));
        return this;
    }

    /**
     * Says which group each demand belongs to, for {@link SitingOptions#worstGroup}.
     *
     * @param groups a group for each; null for none
     * @return this demand
     */
    public SitingDemand groups(String... groups) {
        String[] all = groups.clone();
        set(p -> {
            Pointer[] texts = pointers(all);
            done(error -> C.lc_demand_set_groups(p, texts, new SizeT(all.length), error));
        });
        return this;
    }

    @Override
    Pointer create() {
        StringArray texts = new StringArray(ids, "UTF-8");
        return made((out, error) -> C.lc_demand_new(texts, new SizeT(ids.length), weights, out, error));
    }

    @Override
    void free(Pointer options) {
        C.lc_demand_free(options);
    }

    /** Texts of which some are missing, for native code to read as long as the array lives. */
    static Pointer[] pointers(String[] texts) {
        // One place more: an array of none is no array for native code.
        Pointer[] pointers = new Pointer[texts.length + 1];
        for (int i = 0; i < texts.length; i++) {
            if (texts[i] != null) {
                byte[] bytes = NativeLibrary.utf8(texts[i]);
                Memory text = new Memory(bytes.length + 1L);
                text.write(0, bytes, 0, bytes.length);
                text.setByte(bytes.length, (byte) 0);
                pointers[i] = text;
            }
        }
        return pointers;
    }
}
