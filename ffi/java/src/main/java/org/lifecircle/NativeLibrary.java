package org.lifecircle;

import com.sun.jna.Callback;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.nio.charset.StandardCharsets;

/** The functions of {@code lifecircle.h} that this package calls; the header says what they do. */
interface NativeLibrary
        extends NativeAccess, NativeActions, NativeAllocation, NativeArrow, NativeCalendar, NativeCatchments,
                NativeColumns, NativeContents, NativeCrosswalk, NativeDayPlans, NativeDecay, NativeEvents,
                NativeFusion, NativeHomeDemand, NativeHours, NativeIdle, NativeIndicators, NativeIsochrones,
                NativeLevels, NativeLive, NativeMeasured, NativeNeeds, NativeNetwork, NativeOpenings, NativeOverTime,
                NativePartition, NativePlaces, NativePlans, NativeReach, NativeRollUp, NativeSavedNetwork,
                NativeScenario, NativeSharedSiting, NativeSiting, NativeStreetWork, NativeTenantMix, NativeWalks {
    NativeLibrary C = Native.load("lifecircle", NativeLibrary.class);

    int lc_abi_version();

    Pointer lc_version();

    int lc_error_code(Pointer error);

    Pointer lc_error_message(Pointer error);

    Pointer lc_error_value(Pointer error);

    Pointer lc_error_place(Pointer error);

    Pointer lc_error_fix(Pointer error);

    void lc_error_free(Pointer error);

    int lc_study_options_new(PointerByReference out, PointerByReference error);

    int lc_study_options_set_extent(
            Pointer options, double west, double south, double east, double north, PointerByReference error);

    int lc_study_options_set_strict(Pointer options, int strict, PointerByReference error);

    void lc_study_options_free(Pointer options);

    int lc_study_from_osm(
            byte[] path, SizeT length, Pointer options, Pointer run, PointerByReference out, PointerByReference error);

    int lc_study_from_parts(
            Pointer network, Pointer facilities, Pointer homes, Pointer land, Pointer options,
            PointerByReference out, PointerByReference error);

    SizeT lc_study_home_count(Pointer study);

    SizeT lc_study_facility_count(Pointer study);

    int lc_study_report(Pointer study, PointerByReference out, PointerByReference error);

    int lc_study_prepare(
            Pointer study, Pointer walker, Pointer options, Pointer run,
            PointerByReference out, PointerByReference error);

    void lc_study_free(Pointer study);

    int lc_prepared_assess(
            Pointer prepared, Pointer standard, Pointer options, Pointer run,
            PointerByReference out, PointerByReference error);

    int lc_prepared_report(Pointer prepared, PointerByReference out, PointerByReference error);

    void lc_prepared_free(Pointer prepared);

    int lc_prepare_options_new(PointerByReference out, PointerByReference error);

    int lc_prepare_options_set_max_snap_m(Pointer options, double metres, PointerByReference error);

    int lc_prepare_options_set_max_minutes(Pointer options, int minutes, PointerByReference error);

    void lc_prepare_options_free(Pointer options);

    int lc_access_map(
            Pointer access, Pointer[] assessments, SizeT count, byte[] title, SizeT titleLength,
            byte[] attribution, SizeT attributionLength, Pointer run,
            PointerByReference out, PointerByReference error);

    int lc_run_new(PointerByReference out, PointerByReference error);

    int lc_run_set_threads(Pointer run, SizeT threads, PointerByReference error);

    int lc_run_set_progress(Pointer run, Listener listener, Pointer context, PointerByReference error);

    void lc_run_free(Pointer run);

    int lc_walker_preset(byte[] name, SizeT length, PointerByReference out, PointerByReference error);

    int lc_walker_with_speed(
            byte[] name, SizeT length, double metresPerSecond, PointerByReference out, PointerByReference error);

    void lc_walker_free(Pointer walker);

    int lc_standards(PointerByReference out, PointerByReference error);

    int lc_standard_bundled(byte[] id, SizeT length, PointerByReference out, PointerByReference error);

    int lc_standard_from_toml(
            byte[] toml, SizeT length, byte[] file, SizeT fileLength,
            PointerByReference out, PointerByReference error);

    int lc_standard_requirements(Pointer standard, PointerByReference out, PointerByReference error);

    void lc_standard_free(Pointer standard);

    int lc_categories(PointerByReference out, PointerByReference error);

    int lc_crs_to_wgs84(
            byte[] crs, SizeT length, double[] x, double[] y, SizeT count, double[] lon, double[] lat,
            PointerByReference error);

    int lc_table_options_new(byte[] crs, SizeT length, PointerByReference out, PointerByReference error);

    int lc_table_options_set_file(Pointer options, byte[] name, SizeT length, PointerByReference error);

    int lc_table_options_set_strict(Pointer options, int strict, PointerByReference error);

    int lc_table_options_set_column(
            Pointer options, byte[] field, SizeT fieldLength, byte[] column, SizeT columnLength,
            PointerByReference error);

    int lc_table_options_set_category(Pointer options, byte[] category, SizeT length, PointerByReference error);

    int lc_table_options_add_category_name(
            Pointer options, byte[] word, SizeT wordLength, byte[] category, SizeT categoryLength,
            PointerByReference error);

    void lc_table_options_free(Pointer options);

    int lc_network_from_csv(
            byte[] nodes, SizeT nodesLength, byte[] edges, SizeT edgesLength, Pointer options,
            PointerByReference out, PointerByReference error);

    void lc_network_free(Pointer network);

    int lc_facilities_read(
            int format, byte[] data, SizeT length, Pointer options, PointerByReference out, PointerByReference error);

    int lc_facilities_report(Pointer facilities, PointerByReference out, PointerByReference error);

    void lc_facilities_free(Pointer facilities);

    int lc_homes_read(
            int format, byte[] data, SizeT length, Pointer options, PointerByReference out, PointerByReference error);

    int lc_homes_report(Pointer homes, PointerByReference out, PointerByReference error);

    void lc_homes_free(Pointer homes);

    int lc_land_read(
            int format, byte[] data, SizeT length, Pointer options, PointerByReference out, PointerByReference error);

    void lc_land_free(Pointer land);

    int lc_assess_options_new(PointerByReference out, PointerByReference error);

    int lc_assess_options_add_walk_circle(
            Pointer options, byte[] id, SizeT length, double lon, double lat, double minutes,
            PointerByReference error);

    int lc_assess_options_add_radius_circle(
            Pointer options, byte[] id, SizeT length, double lon, double lat, double metres,
            PointerByReference error);

    int lc_assess_options_add_polygon_circles(Pointer options, Pointer polygons, PointerByReference error);

    int lc_assess_options_add_partition(Pointer options, Pointer partition, PointerByReference error);

    int lc_assess_options_set_sufficiency(
            Pointer options, SizeT minPlaces, SizeT minCategories, double minPlacesPerKm, PointerByReference error);

    int lc_assess_options_set_land_step_m(Pointer options, double landStepM, PointerByReference error);

    int lc_assess_options_set_absence_is_trusted(Pointer options, int trusted, PointerByReference error);

    void lc_assess_options_free(Pointer options);

    int lc_assessment_circles(Pointer assessment, PointerByReference out, PointerByReference error);

    int lc_assessment_explain(Pointer assessment, SizeT home, PointerByReference out, PointerByReference error);

    Pointer lc_text_data(Pointer text);

    SizeT lc_text_length(Pointer text);

    void lc_text_free(Pointer text);

    int lc_assessment_findings(Pointer assessment, PointerByReference out, PointerByReference error);

    int lc_assessment_coverage(Pointer assessment, PointerByReference out, PointerByReference error);

    void lc_assessment_free(Pointer assessment);

    SizeT lc_table_row_count(Pointer table);

    SizeT lc_table_column_count(Pointer table);

    int lc_table_find_column(Pointer table, byte[] name, SizeT nameLength, Pointer column, PointerByReference error);

    Pointer lc_table_column_name(Pointer table, SizeT column);

    Pointer lc_table_column_unit(Pointer table, SizeT column);

    int lc_table_column_type(Pointer table, SizeT column);

    int lc_table_valid(Pointer table, SizeT column, PointerByReference valid, PointerByReference error);

    int lc_table_real(Pointer table, SizeT column, PointerByReference values, PointerByReference error);

    int lc_table_integer(Pointer table, SizeT column, PointerByReference values, PointerByReference error);

    int lc_table_flag(Pointer table, SizeT column, PointerByReference values, PointerByReference error);

    int lc_table_text(
            Pointer table, SizeT column, PointerByReference bytes, PointerByReference offsets,
            PointerByReference error);

    int lc_table_points(
            Pointer table, PointerByReference lon, PointerByReference lat, PointerByReference valid,
            PointerByReference error);

    int lc_table_csv(Pointer table, PointerByReference out, PointerByReference error);

    int lc_table_geojson(Pointer table, PointerByReference out, PointerByReference error);

    void lc_table_free(Pointer table);

    /** {@code lc_progress}. */
    interface Listener extends Callback {
        /** Returns 0 to go on. */
        int heard(Pointer stage, long done, long total, Pointer context);
    }

    /** A function that hands a new object out. */
    interface Maker {
        /** Calls it. */
        int make(PointerByReference out, PointerByReference error);
    }

    /** What {@code maker} hands out. */
    static Pointer made(Maker maker) {
        PointerByReference out = new PointerByReference();
        PointerByReference error = new PointerByReference();
        check(maker.make(out, error), error);
        return out.getValue();
    }

    /** The text {@code maker} hands out, which is freed. */
    static String text(Maker maker) {
        Pointer text = made(maker);
        try {
            int length = Math.toIntExact(C.lc_text_length(text).longValue());
            return new String(C.lc_text_data(text).getByteArray(0, length), StandardCharsets.UTF_8);
        } finally {
            C.lc_text_free(text);
        }
    }

    /** Calls a function that hands nothing out. */
    static void done(java.util.function.ToIntFunction<PointerByReference> call) {
        PointerByReference error = new PointerByReference();
        check(call.applyAsInt(error), error);
    }

    /** The number of bytes of an argument. */
    static SizeT size(byte[] bytes) {
        return new SizeT(bytes.length);
    }

    /** {@code text} as the UTF-8 bytes the functions take with their length. */
    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A NUL-terminated UTF-8 string owned by the library; null stays null. */
    static String string(Pointer text) {
        return text == null ? null : text.getString(0, "UTF-8");
    }

    /** Throws what {@code status} and {@code error} say, or returns on success. */
    static void check(int status, PointerByReference error) {
        if (status == 0) {
            return;
        }
        Pointer e = error.getValue();
        try {
            LifeCircleException refused = LifeCircleException.of(
                    status,
                    string(C.lc_error_message(e)),
                    string(C.lc_error_value(e)),
                    string(C.lc_error_place(e)),
                    string(C.lc_error_fix(e)));
            Throwable cause = Plugins.takeThrown();
            if (cause != null) {
                refused.initCause(cause);
            }
            throw refused;
        } finally {
            C.lc_error_free(e);
        }
    }
}
