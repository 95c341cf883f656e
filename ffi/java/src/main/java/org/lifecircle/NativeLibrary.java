package org.lifecircle;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.StringArray;
import com.sun.jna.ptr.PointerByReference;
import java.nio.charset.StandardCharsets;

/** The functions of {@code lifecircle.h} that this package calls; the header says what they do. */
interface NativeLibrary extends Library {
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
            byte[] path, SizeT length, Pointer options, PointerByReference out, PointerByReference error);

    int lc_study_from_tables(
            byte[] nodes, SizeT nodesLength,
            byte[] edges, SizeT edgesLength,
            byte[] facilities, SizeT facilitiesLength,
            byte[] homes, SizeT homesLength,
            byte[] crs, SizeT crsLength,
            Pointer options, PointerByReference out, PointerByReference error);

    SizeT lc_study_home_count(Pointer study);

    SizeT lc_study_facility_count(Pointer study);

    int lc_study_report(Pointer study, PointerByReference out, PointerByReference error);

    int lc_study_prepare(
            Pointer study, byte[] walker, SizeT length, PointerByReference out, PointerByReference error);

    int lc_study_assess(
            Pointer study, byte[] standard, SizeT standardLength, byte[] walker, SizeT walkerLength,
            PointerByReference out, PointerByReference error);

    void lc_study_free(Pointer study);

    int lc_prepared_access(
            Pointer prepared, StringArray categories, SizeT categoryCount, int[] minutes, SizeT minuteCount,
            SizeT k, PointerByReference out, PointerByReference error);

    void lc_prepared_free(Pointer prepared);

    int lc_assessment_findings(Pointer assessment, PointerByReference out, PointerByReference error);

    int lc_assessment_coverage(Pointer assessment, PointerByReference out, PointerByReference error);

    void lc_assessment_free(Pointer assessment);

    SizeT lc_table_row_count(Pointer table);

    SizeT lc_table_column_count(Pointer table);

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

    void lc_table_free(Pointer table);

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
            throw LifeCircleException.of(
                    status,
                    string(C.lc_error_message(e)),
                    string(C.lc_error_value(e)),
                    string(C.lc_error_place(e)),
                    string(C.lc_error_fix(e)));
        } finally {
            C.lc_error_free(e);
        }
    }
}
