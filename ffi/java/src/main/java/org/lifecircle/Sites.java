package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.done;
import static org.lifecircle.NativeLibrary.made;

import com.sun.jna.Pointer;
import com.sun.jna.StringArray;

/** Places where something stands or could be opened, each known by its row, counted from 0. */
public final class Sites extends Options {
    private final String[] ids;

    /**
     * Candidates of price 1, without a position, able to serve everybody.
     *
     * @param ids an id of its own for each
     */
    public Sites(String... ids) {
        this.ids = ids.clone();
    }

    /**
     * Says where the sites are, in WGS-84 degrees.
     *
     * @param lon longitudes; NaN for one that is nowhere
     * @param lat as many latitudes
     * @return these sites
     */
    public Sites positions(double[] lon, double[] lat) {
        SitingArrays.sameLength("positions", lon.length, lat.length);
        double[] x = lon.clone();
        double[] y = lat.clone();
        set(p -> done(error -> C.lc_sites_set_positions(p, x, new SizeT(x.length), y, error)));
        return this;
    }

    /**
     * Says what opening each site costs.
     *
     * @param prices a price for each
     * @return these sites
     */
    public Sites prices(double... prices) {
        double[] all = prices.clone();
        set(p -> done(error -> C.lc_sites_set_prices(p, all, new SizeT(all.length), error)));
        return this;
    }

    /**
     * Says how much demand each site can serve.
     *
     * @param capacities a capacity for each; NaN for any amount
     * @return these sites
     */
    public Sites capacities(double... capacities) {
        double[] all = capacities.clone();
        set(p -> done(error -> C.lc_sites_set_capacities(p, all, new SizeT(all.length), error)));
        return this;
    }

    /**
     * Says which sites are open already: they serve, cost nothing and are never closed. For the host's own costs; the
     * facilities of a study are named by {@link SitingOptions#existing}.
     *
     * @param existing whether each is
     * @return these sites
     */
    public Sites existing(boolean... existing) {
        byte[] all = new byte[existing.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) (existing[i] ? 1 : 0);
        }
        set(p -> done(error -> C.lc_sites_set_existing(p, all, new SizeT(all.length), error)));
        return this;
    }

    @Override
    Pointer create() {
        StringArray texts = new StringArray(ids, "UTF-8");
        return made((out, error) -> C.lc_sites_new(texts, new SizeT(ids.length), out, error));
    }

    @Override
    void free(Pointer options) {
        C.lc_sites_free(options);
    }
}
