package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.done;
import static org.lifecircle.NativeLibrary.made;
import static org.lifecircle.NativeLibrary.size;
import static org.lifecircle.NativeLibrary.utf8;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.nio.file.Path;
import java.time.LocalDate;

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
        return fromOsm(path, options, null);
    }

    /**
     * Reads a study from an OpenStreetMap PBF file.
     *
     * @param path the file
     * @param options where the data ends, and whether a bad row is an error; null for the defaults
     * @param run how the call runs; null for the defaults
     * @return the study
     */
    public static Study fromOsm(Path path, Options options, Run run) {
        byte[] name = utf8(path.toString());
        return org.lifecircle.Options.with(options, o -> new Study(Run.make(
                run, (r, out, error) -> C.lc_study_from_osm(name, size(name), o, r, out, error))));
    }

    /**
     * Builds a study from a network and the host's own tables.
     *
     * @param network the network
     * @param facilities the facilities, or null
     * @param homes the homes, or null
     * @param land the residential land, or null
     * @param options where the data ends, and whether a bad row is an error; null for the defaults
     * @return the study; it does not depend on its parts
     */
    public static Study fromParts(Network network, Facilities facilities, Homes homes, Land land, Options options) {
        return network.with(n -> orNull(facilities, f -> orNull(homes, h -> orNull(land, l ->
                org.lifecircle.Options.with(options, o -> new Study(made((out, error) ->
                        C.lc_study_from_parts(n, f, h, l, o, out, error))))))));
    }

    /**
     * Builds a study from the text of four CSV tables in one coordinate system; empty facilities or homes are none.
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
        TableOptions reading = new TableOptions(crs);
        try (Network network = Network.fromCsv(utf8(nodes), utf8(edges), reading);
                Facilities places = facilities.isEmpty()
                        ? null : Facilities.read(Format.CSV, utf8(facilities), reading.file("facilities"));
                Homes people = homes.isEmpty() ? null : Homes.read(Format.CSV, utf8(homes), reading.file("homes"))) {
            return fromParts(network, places, people, null, options);
        }
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
        return with(p -> new Table(made((out, error) -> C.lc_study_report(p, out, error))));
    }

    /**
     * The study as a bundled walker sees it.
     *
     * @param walker adult, elder, child, stroller or wheelchair
     * @return the prepared study; it does not depend on this one
     */
    public Prepared prepare(String walker) {
        try (Walker preset = Walker.preset(walker)) {
            return prepare(preset, null, null);
        }
    }

    /**
     * The study as a walker sees it.
     *
     * @param walker the walker
     * @param options how doors are attached; null for the defaults
     * @param run how the call runs; null for the defaults
     * @return the prepared study; it does not depend on this one
     */
    public Prepared prepare(Walker walker, PrepareOptions options, Run run) {
        return with(p -> walker.with(w -> org.lifecircle.Options.with(options, o -> new Prepared(Run.make(
                run, (r, out, error) -> C.lc_study_prepare(p, w, o, r, out, error))))));
    }

    /**
     * Judges all homes of the study as one circle against a bundled standard, as a bundled walker sees it.
     *
     * @param standard its id, such as {@code "mofcom-2021"}
     * @param walker adult, elder, child, stroller or wheelchair
     * @return the assessment; it does not depend on this study
     */
    public Assessment assess(String standard, String walker) {
        try (Prepared prepared = prepare(walker);
                Standard bundled = Standard.bundled(standard)) {
            return prepared.assess(bundled, null, null);
        }
    }

    /**
     * When the services of the study are open.
     *
     * @param calendar the work calendar; null for the bundled one
     * @param first the first day
     * @param last the last day
     * @return the openings; they do not depend on this study
     */
    public Openings openings(WorkCalendar calendar, LocalDate first, LocalDate last) {
        return with(p -> Handle.orNull(calendar, calendarPointer -> new Openings(made((out, error) ->
                C.lc_study_openings(p, calendarPointer, Moments.number(first), Moments.number(last), out, error)))));
    }

    /**
     * The facilities, as readers read them back.
     *
     * @return one row per facility; the points are where they are
     */
    public Table facilities() {
        return with(p -> new Table(made((out, error) -> C.lc_study_facilities(p, out, error))));
    }

    /**
     * The homes, as readers read them back.
     *
     * @return one row per home; the points are where they are
     */
    public Table homes() {
        return with(p -> new Table(made((out, error) -> C.lc_study_homes(p, out, error))));
    }

    /**
     * The residential land.
     *
     * @return one row per parcel, or null when nobody gave any
     */
    public Table land() {
        return with(p -> {
            Pointer found = made((out, error) -> C.lc_study_land(p, out, error));
            return found == null ? null : new Table(found);
        });
    }

    /**
     * Whether the facilities are in the system their table declared.
     *
     * @return a row for each reading of the coordinates, the declared first, with the figures; null without
     *     facilities
     */
    public Table facilitiesCrs() {
        return with(p -> {
            Pointer found = made((out, error) -> C.lc_study_facilities_crs(p, out, error));
            return found == null ? null : new Table(found);
        });
    }

    /**
     * Whether the homes are in the system their table declared.
     *
     * @return as {@link #facilitiesCrs}
     */
    public Table homesCrs() {
        return with(p -> {
            Pointer found = made((out, error) -> C.lc_study_homes_crs(p, out, error));
            return found == null ? null : new Table(found);
        });
    }

    /**
     * The study after the changes of a scenario, made one after the other. This study stays as it is; where the data
     * ends, the residential land and the report of defects are its own.
     *
     * @param scenario the changes
     * @return the study after it, and what undoes it; they do not depend on this study
     */
    public Applied apply(Scenario scenario) {
        PointerByReference undo = new PointerByReference();
        return with(p -> scenario.with(s -> {
            Study after = new Study(made((out, error) -> C.lc_study_apply(p, s, out, undo, error)));
            return new Applied(after, new Undo(undo.getValue()));
        }));
    }

    /** How a study is opened: where the data ends, and whether a bad row is an error. */
    public static final class Options extends org.lifecircle.Options {
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
            set(p -> done(error -> C.lc_study_options_set_extent(p, west, south, east, north, error)));
            return this;
        }

        /**
         * Turns the first defect that costs a row into an error.
         *
         * @param strict whether to
         * @return these options
         */
        public Options strict(boolean strict) {
            set(p -> done(error -> C.lc_study_options_set_strict(p, strict ? 1 : 0, error)));
            return this;
        }

        @Override
        Pointer create() {
            return made(C::lc_study_options_new);
        }

        @Override
        void free(Pointer options) {
            C.lc_study_options_free(options);
        }
    }
}
