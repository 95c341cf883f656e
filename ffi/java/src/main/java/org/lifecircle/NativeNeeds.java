package org.lifecircle;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.StringArray;
import com.sun.jna.ptr.PointerByReference;

/** The register of needs and its stores, as {@code lifecircle.h} declares them. */
interface NativeNeeds extends Library {
    int lc_store_memory(PointerByReference out, PointerByReference error);

    int lc_store_sqlite(byte[] path, SizeT length, PointerByReference out, PointerByReference error);

    int lc_store_check(Pointer store, byte[] fresh, SizeT length, PointerByReference error);

    void lc_store_free(Pointer store);

    int lc_entries_new(PointerByReference out, PointerByReference error);

    int lc_entries_raised(
            Pointer entries, byte[] id, SizeT idLength, byte[] list, SizeT listLength, int on, byte[] words,
            SizeT wordsLength, PointerByReference error);

    int lc_entries_set_need(
            Pointer entries, byte[] category, SizeT categoryLength, byte[] circle, SizeT circleLength, double lon,
            double lat, double people, PointerByReference error);

    int lc_entries_consulted(
            Pointer entries, byte[] id, SizeT idLength, StringArray needs, SizeT needCount, int on, byte[] words,
            SizeT wordsLength, PointerByReference error);

    int lc_entries_proposed(
            Pointer entries, byte[] id, SizeT idLength, StringArray needs, SizeT needCount, int on, byte[] words,
            SizeT wordsLength, PointerByReference error);

    int lc_entries_served(
            Pointer entries, byte[] id, SizeT idLength, StringArray needs, SizeT needCount, int on, byte[] proposal,
            SizeT proposalLength, byte[] words, SizeT wordsLength, PointerByReference error);

    int lc_entries_rated(
            Pointer entries, byte[] service, SizeT serviceLength, byte[] need, SizeT needLength, int on, int satisfied,
            int asked, PointerByReference error);

    void lc_entries_free(Pointer entries);

    int lc_needs_open(
            Pointer store, byte[] stream, SizeT streamLength, StringArray listIds, SizeT listCount, StringArray listZh,
            StringArray listEn, PointerByReference out, PointerByReference error);

    int lc_needs_enter(Pointer needs, Pointer entries, PointerByReference error);

    int lc_needs_refresh(Pointer needs, PointerByReference error);

    int lc_needs_import_csv(
            Pointer needs, byte[] csv, SizeT csvLength, byte[] file, SizeT fileLength,
            PointerByReference report, PointerByReference error);

    int lc_needs_import_table(
            Pointer needs, Pointer table, byte[] name, SizeT nameLength,
            PointerByReference report, PointerByReference error);

    int lc_needs_summary(
            Pointer needs, int summaryBy, Pointer standard, byte[] target, SizeT targetLength,
            PointerByReference out, PointerByReference error);

    int lc_needs_entries(Pointer needs, PointerByReference out, PointerByReference error);

    int lc_needs_table(Pointer needs, PointerByReference out, PointerByReference error);

    int lc_needs_proposals(Pointer needs, PointerByReference out, PointerByReference error);

    int lc_needs_demand_weights(
            Pointer needs, Pointer study, Pointer circles, StringArray categories, SizeT categoryCount,
            double emphasis, double withinM, PointerByReference out, PointerByReference report,
            PointerByReference error);

    void lc_needs_free(Pointer needs);
}
