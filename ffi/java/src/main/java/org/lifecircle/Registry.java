package org.lifecircle;

import static org.lifecircle.NativeLibrary.done;
import static org.lifecircle.NativeLibrary.made;
import static org.lifecircle.NativeLibrary.size;
import static org.lifecircle.NativeLibrary.utf8;
import static org.lifecircle.PluginLibrary.C;

import com.sun.jna.StringArray;
import java.nio.file.Path;
import java.util.List;

/**
 * Walk models, sources, indicators, siting solvers and stores of the host by name, beside the bundled walkers. Two
 * registries know nothing of each other. May be used by several threads.
 *
 * <p>What is registered is kept from the garbage collector until the registry and everything taken from it are closed.
 */
public final class Registry extends Handle {
    /** A registry with the bundled walkers and nothing else. */
    public Registry() {
        super(made(C::lc_registry_new), C::lc_registry_free);
    }

    /**
     * Registers a walk model.
     *
     * @param name a name of its own
     * @param model the model
     * @return this registry
     */
    public Registry addWalkModel(String name, WalkModel model) {
        byte[] n = utf8(name);
        return adding(r -> Plugins.add(model, plugin ->
                done(error -> C.lc_registry_add_walk_model(r, n, size(n), plugin, error))));
    }

    /**
     * Registers an indicator.
     *
     * @param name a name of its own
     * @param indicator the indicator
     * @return this registry
     */
    public Registry addIndicator(String name, Indicator indicator) {
        byte[] n = utf8(name);
        return adding(r -> Plugins.add(indicator, plugin ->
                done(error -> C.lc_registry_add_indicator(r, n, size(n), plugin, error))));
    }

    /**
     * Registers a source of facilities.
     *
     * @param name a name of its own
     * @param format how its tables are written
     * @param options how they are read
     * @param source the source
     * @return this registry
     */
    public Registry addFacilitySource(String name, Format format, TableOptions options, TableSource source) {
        byte[] n = utf8(name);
        return adding(r -> Plugins.add(source, format, options, plugin ->
                done(error -> C.lc_registry_add_facility_source(r, n, size(n), plugin, error))));
    }

    /**
     * Registers a source of homes.
     *
     * @param name a name of its own
     * @param format how its tables are written
     * @param options how they are read
     * @param source the source
     * @return this registry
     */
    public Registry addHomeSource(String name, Format format, TableOptions options, TableSource source) {
        byte[] n = utf8(name);
        return adding(r -> Plugins.add(source, format, options, plugin ->
                done(error -> C.lc_registry_add_home_source(r, n, size(n), plugin, error))));
    }

    /**
     * Registers a source of networks.
     *
     * @param name a name of its own
     * @param options how its tables are read
     * @param source the source
     * @return this registry
     */
    public Registry addNetworkSource(String name, TableOptions options, NetworkSource source) {
        byte[] n = utf8(name);
        return adding(r -> Plugins.add(source, options, plugin ->
                done(error -> C.lc_registry_add_network_source(r, n, size(n), plugin, error))));
    }

    /**
     * Registers a siting solver.
     *
     * @param name a name of its own
     * @param solver the solver
     * @return this registry
     */
    public Registry addSitingSolver(String name, SitingSolver solver) {
        byte[] n = utf8(name);
        return adding(r -> RegisterPlugins.add(solver, plugin ->
                done(error -> C.lc_registry_add_siting_solver(r, n, size(n), plugin, error))));
    }

    /**
     * Registers a store.
     *
     * @param name a name of its own
     * @param store the store
     * @return this registry
     */
    public Registry addStore(String name, Store store) {
        byte[] n = utf8(name);
        return adding(r -> RegisterPlugins.add(store, plugin ->
                done(error -> C.lc_registry_add_store(r, n, size(n), plugin, error))));
    }

    /**
     * Loads a native library of plugins, which registers them: all of them, or on failure none. Its code runs with all the
     * rights of this process.
     *
     * @param library the file
     * @return this registry
     */
    public Registry load(Path library) {
        byte[] path = utf8(library.toString());
        return adding(r -> done(error -> C.lc_registry_load(r, path, size(path), error)));
    }

    /**
     * The walker of that name, registered or bundled. It stays valid when the registry is closed.
     *
     * @param name its name
     * @return the walker
     */
    public Walker walker(String name) {
        byte[] n = utf8(name);
        return with(r -> new Walker(made((out, error) -> C.lc_registry_walker(r, n, size(n), out, error))));
    }

    /**
     * The siting solver of that name. It stays valid when the registry is closed.
     *
     * @param name its name
     * @return the solver
     */
    public RegisteredSolver sitingSolver(String name) {
        byte[] n = utf8(name);
        return with(r -> new RegisteredSolver(made((out, error) ->
                C.lc_registry_siting_solver(r, n, size(n), out, error))));
    }

    /**
     * The store of that name. It stays valid when the registry is closed.
     *
     * @param name its name
     * @return the store
     */
    public RegisterStore store(String name) {
        byte[] n = utf8(name);
        return with(r -> new RegisterStore(made((out, error) -> C.lc_registry_store(r, n, size(n), out, error))));
    }

    /**
     * The facilities of a registered source.
     *
     * @param name its name
     * @return what it holds
     */
    public Facilities facilities(String name) {
        byte[] n = utf8(name);
        return with(r -> new Facilities(made((out, error) ->
                C.lc_registry_facilities(r, n, size(n), null, out, error))));
    }

    /**
     * The homes of a registered source.
     *
     * @param name its name
     * @return what it holds
     */
    public Homes homes(String name) {
        byte[] n = utf8(name);
        return with(r -> new Homes(made((out, error) -> C.lc_registry_homes(r, n, size(n), null, out, error))));
    }

    /**
     * The network of a registered source.
     *
     * @param name its name
     * @return the network
     */
    public Network network(String name) {
        byte[] n = utf8(name);
        return with(r -> new Network(made((out, error) -> C.lc_registry_network(r, n, size(n), null, out, error))));
    }

    /**
     * Measures a prepared study by registered indicators.
     *
     * @param prepared the study
     * @param indicators their names
     * @param kinds the kinds of facilities that matter, each one or more ids of the catalogue separated by {@code ;}
     * @param minutes how long walks are at most
     * @param run how the call runs; null for the defaults
     * @return one row for each home, with the number or bound and the state of each indicator
     */
    public Table measure(
            Prepared prepared, List<String> indicators, List<String> kinds, int minutes, Run run) {
        StringArray names = new StringArray(indicators.toArray(new String[0]), "UTF-8");
        StringArray wanted = new StringArray(kinds.toArray(new String[0]), "UTF-8");
        return with(r -> prepared.with(p -> new Table(Run.make(run, (u, out, error) -> C.lc_prepared_measure(
                p, r, names, new SizeT(indicators.size()), wanted, new SizeT(kinds.size()), minutes, u,
                out, error)))));
    }

    /**
     * What is registered.
     *
     * @return one row for each plugin, with its kind and name
     */
    public Table table() {
        return with(r -> new Table(made((out, error) -> C.lc_registry_table(r, out, error))));
    }

    private Registry adding(java.util.function.Consumer<com.sun.jna.Pointer> add) {
        with(r -> {
            add.accept(r);
            return null;
        });
        return this;
    }
}
