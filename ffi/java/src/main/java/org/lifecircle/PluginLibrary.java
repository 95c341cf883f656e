package org.lifecircle;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.StringArray;
import com.sun.jna.ptr.PointerByReference;

/** The functions of {@code lifecircle.h} that have to do with plugins; the header says what they do. */
interface PluginLibrary extends Library {
    PluginLibrary C = Native.load("lifecircle", PluginLibrary.class);

    int lc_registry_new(PointerByReference out, PointerByReference error);

    int lc_registry_add_walk_model(
            Pointer registry, byte[] name, SizeT length, Pointer plugin, PointerByReference error);

    int lc_registry_add_indicator(
            Pointer registry, byte[] name, SizeT length, Pointer plugin, PointerByReference error);

    int lc_registry_add_facility_source(
            Pointer registry, byte[] name, SizeT length, Pointer plugin, PointerByReference error);

    int lc_registry_add_home_source(
            Pointer registry, byte[] name, SizeT length, Pointer plugin, PointerByReference error);

    int lc_registry_add_network_source(
            Pointer registry, byte[] name, SizeT length, Pointer plugin, PointerByReference error);

    int lc_registry_add_siting_solver(
            Pointer registry, byte[] name, SizeT length, Pointer plugin, PointerByReference error);

    int lc_registry_add_store(
            Pointer registry, byte[] name, SizeT length, Pointer plugin, PointerByReference error);

    int lc_registry_siting_solver(
            Pointer registry, byte[] name, SizeT length, PointerByReference out, PointerByReference error);

    int lc_registry_store(
            Pointer registry, byte[] name, SizeT length, PointerByReference out, PointerByReference error);

    int lc_registry_load(Pointer registry, byte[] path, SizeT length, PointerByReference error);

    int lc_registry_walker(
            Pointer registry, byte[] name, SizeT length, PointerByReference out, PointerByReference error);

    int lc_registry_facilities(
            Pointer registry, byte[] name, SizeT length, Pointer run, PointerByReference out, PointerByReference error);

    int lc_registry_homes(
            Pointer registry, byte[] name, SizeT length, Pointer run, PointerByReference out, PointerByReference error);

    int lc_registry_network(
            Pointer registry, byte[] name, SizeT length, Pointer run, PointerByReference out, PointerByReference error);

    int lc_registry_table(Pointer registry, PointerByReference out, PointerByReference error);

    void lc_registry_free(Pointer registry);

    int lc_prepared_measure(
            Pointer prepared, Pointer registry, StringArray names, SizeT nameCount, StringArray kinds, SizeT kindCount,
            int minutes, Pointer run, PointerByReference out, PointerByReference error);

    int lc_plugin_reply_fail(Pointer reply, byte[] message, SizeT length);

    int lc_plugin_reply_table(Pointer reply, int format, byte[] data, SizeT length);

    int lc_plugin_reply_record(Pointer reply, byte[] data, SizeT length);

    int lc_plugin_reply_tick(Pointer reply, long done, long total);
}
