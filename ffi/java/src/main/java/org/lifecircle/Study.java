package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.check;
import static org.lifecircle.NativeLibrary.utf8;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.nio.file.Path;

/** A walking network, its facilities and its homes, checked against each other. Immutable; may be shared by threads. */
public final class Study extends Handle {
    Study(Pointer pointer) {
        super(pointer, C::lc_study_free);
    }

    /**
     * Reads a study from an OpenStreetMap PBF file.
     *
     * @param path the file
     * @return the study
     */
    public static Study fromOsm(Path path) {
        return fromOsm(path, new Options());
    }

    /**
     * Reads a study from an OpenStreetMap PBF file.
     *
     * @param path the file
     * @param options where the data ends, and whether a bad row is an error
     * @return the study
     */
    public static Study fromOsm(Path path, Options options) {
        byte[] name = utf8(path.toString());
        return options.open((pointer, out, error) ->
                C.lc_study_from_osm(name, new SizeT(name.length), pointer, out, error));
    }

    /**
     * Builds a study from the text of four CSV tables in one coordinate system.
     *
     * @param nodes columns id, lon, lat
     * @param edges columns from, to and, where known, length_m, class, passage, direction
     * @param facilities columns id, category, lon, lat and, where known, name, opening_hours, capacity
     * @param homes columns id, lon, lat and, where known, people, households
     * @param crs the coordinate system, such as {@code "WGS84"} or {@code "GCJ02"}; never guessed
     * @param options where the data ends, and whether a bad row is an error
     * @return the study
     */
    public static Study fromTables(
            String nodes, String edges, String facilities, String homes, String crs, Options options) {
        byte[] n = utf8(nodes);
        byte[] e = utf8(edges);
        byte[] f = utf8(facilities);
        byte[] h = utf8(homes);
        byte[] c = utf8(crs);
        return options.open((pointer, out, error) -> C.lc_study_from_tables(
                n, new SizeT(n.length), e, new SizeT(e.length), f, new SizeT(f.length), h, new SizeT(h.length),
                c, new SizeT(c.length), pointer, out, error));
    }

    /**
     * How many homes.
     *
     * @return the number of rows
     */
    public long homeCount() {
        return with(p -> C.lc_study_home_count(p).longValue());
    }

    /**
     * How many facilities.
     *
     * @return the number of rows
     */
    public long facilityCount() {
        return with(p -> C.lc_study_facility_count(p).longValue());
    }

    /**
     * What is wrong with the data.
     *
     * @return one row per defect, with severity, code, message, value, place and fix
     */
    public Table report() {
        return with(p -> {
            PointerByReference out = new PointerByReference();
            PointerByReference error = new PointerByReference();
            check(C.lc_study_report(p, out, error), error);
            return new Table(out.getValue());
        });
    }

    /**
     * The study as one walker sees it.
     *
     * @param walker adult, elder, child, stroller or wheelchair
     * @return the prepared study; it does not depend on this one
     */
    public Prepared prepare(String walker) {
        byte[] name = utf8(walker);
        return with(p -> {
            PointerByReference out = new PointerByReference();
            PointerByReference error = new PointerByReference();
            check(C.lc_study_prepare(p, name, new SizeT(name.length), out, error), error);
            return new Prepared(out.getValue());
        });
    }

    /**
     * Judges the study against a bundled standard.
     *
     * @param standard its id, such as {@code "mofcom-2021"}
     * @param walker adult, elder, child, stroller or wheelchair
     * @return the assessment; it does not depend on this study
     */
    public Assessment assess(String standard, String walker) {
        byte[] s = utf8(standard);
        byte[] w = utf8(walker);
        return with(p -> {
            PointerByReference out = new PointerByReference();
            PointerByReference error = new PointerByReference();
            check(C.lc_study_assess(p, s, new SizeT(s.length), w, new SizeT(w.length), out, error), error);
            return new Assessment(out.getValue());
        });
    }

    /** How a study is opened: where the data ends, and whether a bad row is an error. */
    public static final class Options {
        private double[] extent;
        private boolean strict;

        /** The defaults: the file says where its data ends; bad rows are reported. */
        public Options() {}

        /**
         * States where the data is complete, in WGS-84 degrees.
         *
         * @param west western edge
         * @param south southern edge
         * @param east eastern edge
         * @param north northern edge
         * @return these options
         */
        public Options extent(double west, double south, double east, double north) {
            extent = new double[] {west, south, east, north};
            return this;
        }

        /**
         * Turns the first defect that costs a row into an error.
         *
         * @param strict whether to
         * @return these options
         */
        public Options strict(boolean strict) {
            this.strict = strict;
            return this;
        }

        private Study open(Opener opener) {
            PointerByReference made = new PointerByReference();
            PointerByReference error = new PointerByReference();
            check(C.lc_study_options_new(made, error), error);
            Pointer options = made.getValue();
            try {
                if (extent != null) {
                    check(C.lc_study_options_set_extent(
                            options, extent[0], extent[1], extent[2], extent[3], error), error);
                }
                check(C.lc_study_options_set_strict(options, strict ? 1 : 0, error), error);
                PointerByReference out = new PointerByReference();
                check(opener.open(options, out, error), error);
                return new Study(out.getValue());
            } finally {
                C.lc_study_options_free(options);
            }
        }

        private interface Opener {
            int open(Pointer options, PointerByReference out, PointerByReference error);
        }
    }
}
