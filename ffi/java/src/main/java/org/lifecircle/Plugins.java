package org.lifecircle;

import static org.lifecircle.NativeLibrary.size;
import static org.lifecircle.NativeLibrary.utf8;

import com.sun.jna.Callback;
import com.sun.jna.CallbackReference;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Plugins in Java, as the native library sees them. Each has a number, which is its context in C; there is one native
 * function for each kind of plugin, which lives as long as this class and finds the plugin by its number. So a plugin is
 * kept from the garbage collector exactly until the library releases it.
 */
final class Plugins {
    private static final Map<Long, Object> LIVE = new ConcurrentHashMap<>();
    private static final AtomicLong NUMBERS = new AtomicLong(1);
    /** What a plugin threw on this thread, to come out as the cause of what the call throws. */
    private static final ThreadLocal<Throwable> THROWN = new ThreadLocal<>();

    private static final Release RELEASE = context -> LIVE.remove(Pointer.nativeValue(context));
    private static final Seconds SECONDS = Plugins::seconds;
    private static final Levels LEVELS = Plugins::levels;
    private static final ReadTable READ_TABLE = Plugins::readTable;
    private static final ReadNetwork READ_NETWORK = Plugins::readNetwork;

    private Plugins() {}

    /** How many plugins the library holds. */
    static int live() {
        return LIVE.size();
    }

    /** What a plugin threw on this thread since this was last asked. */
    static Throwable takeThrown() {
        Throwable thrown = THROWN.get();
        THROWN.remove();
        return thrown;
    }

    /** A function that takes a plugin's structure over. */
    interface Adder {
        /** Calls it. */
        void add(Pointer plugin);
    }

    static void add(WalkModel model, Adder adder) {
        Memory plugin = head(48);
        plugin.setDouble(32, model.linkSecondsPerMetre());
        plugin.setPointer(40, CallbackReference.getFunctionPointer(SECONDS));
        hold(model, plugin, adder);
    }

    static void add(Indicator indicator, Adder adder) {
        Memory plugin = head(56);
        plugin.setDouble(32, indicator.horizonSeconds());
        plugin.setLong(40, indicator.dependencyRadius());
        plugin.setPointer(48, CallbackReference.getFunctionPointer(LEVELS));
        hold(indicator, plugin, adder);
    }

    static void add(TableSource source, Format format, TableOptions options, Adder adder) {
        addSource(new Handing(source, format), options, CallbackReference.getFunctionPointer(READ_TABLE), adder);
    }

    static void add(NetworkSource source, TableOptions options, Adder adder) {
        addSource(source, options, CallbackReference.getFunctionPointer(READ_NETWORK), adder);
    }

    private static void addSource(Object source, TableOptions options, Pointer read, Adder adder) {
        Options.with(options, o -> {
            Memory plugin = head(48);
            plugin.setPointer(32, o);
            plugin.setPointer(40, read);
            hold(source, plugin, adder);
            return null;
        });
    }

    /** The fields every kind of plugin begins with: size, no flags, no context yet, how it is released. */
    static Memory head(long size) {
        Memory plugin = new Memory(size);
        plugin.clear();
        plugin.setLong(0, size);
        plugin.setPointer(24, CallbackReference.getFunctionPointer(RELEASE));
        return plugin;
    }

    static void hold(Object object, Memory plugin, Adder adder) {
        long number = NUMBERS.getAndIncrement();
        plugin.setLong(16, number);
        LIVE.put(number, object);
        boolean added = false;
        try {
            adder.add(plugin);
            added = true;
        } finally {
            // What was refused stays with the host, and is not released by the library.
            if (!added) {
                LIVE.remove(number);
            }
        }
    }

    /** What a plugin does in a call. */
    private interface Job<T> {
        /** Does it. */
        void run(T plugin) throws Exception;
    }

    /** What a plugin does in a call that has several outcomes. */
    interface CodedJob<T> {
        /** Does it; returns a number of {@code lc_status}. */
        int run(T plugin) throws Exception;
    }

    /** Runs a call of a plugin; nothing it throws passes into C. */
    private static <T> int answer(Class<T> kind, Pointer context, Pointer reply, Job<T> job) {
        return answerWith(kind, context, reply, plugin -> {
            job.run(plugin);
            return 0;
        });
    }

    /** Runs a call of a plugin that has several outcomes; nothing it throws passes into C. */
    static <T> int answerWith(Class<T> kind, Pointer context, Pointer reply, CodedJob<T> job) {
        try {
            return job.run(kind.cast(LIVE.get(Pointer.nativeValue(context))));
        } catch (Throwable thrown) {
            THROWN.set(thrown);
            byte[] text = utf8(thrown.toString());
            return PluginLibrary.C.lc_plugin_reply_fail(reply, text, size(text));
        }
    }

    private static int seconds(Pointer context, Pointer edges, Pointer forward, Pointer backward, Pointer reply) {
        return answer(WalkModel.class, context, reply, model -> {
            EdgeColumns columns = new EdgeColumns(edges);
            double[] forwardS = unfilled(columns.count());
            double[] backwardS = unfilled(columns.count());
            try {
                model.seconds(columns, forwardS, backwardS);
            } finally {
                columns.end();
            }
            forward.write(0, forwardS, 0, forwardS.length);
            backward.write(0, backwardS, 0, backwardS.length);
        });
    }

    private static int levels(Pointer context, Pointer catchments, Pointer numbers, Pointer levels, Pointer reply) {
        return answer(Indicator.class, context, reply, indicator -> {
            CatchmentColumns columns = new CatchmentColumns(catchments);
            Levels.Filled filled = new Levels.Filled(columns.homeCount());
            try {
                indicator.levels(columns, filled.number, filled.level);
            } finally {
                columns.end();
            }
            filled.write(numbers, levels);
        });
    }

    private static int readTable(Pointer context, Pointer stream, Pointer reply) {
        return answer(Handing.class, context, reply, handing -> {
            byte[] table = handing.source.read();
            PluginLibrary.C.lc_plugin_reply_table(reply, handing.format.code, table, size(table));
        });
    }

    private static int readNetwork(Pointer context, Pointer nodes, Pointer edges, Pointer reply) {
        return answer(NetworkSource.class, context, reply, source -> {
            for (byte[] table : new byte[][] {source.readNodes(), source.readEdges()}) {
                PluginLibrary.C.lc_plugin_reply_table(reply, Format.CSV.code, table, size(table));
            }
        });
    }

    /** Numbers that are none, so that what a plugin leaves out is seen. */
    private static double[] unfilled(int count) {
        double[] numbers = new double[count];
        java.util.Arrays.fill(numbers, Double.NaN);
        return numbers;
    }

    /** A source with the format of its tables. */
    private static final class Handing {
        final TableSource source;
        final Format format;

        Handing(TableSource source, Format format) {
            this.source = source;
            this.format = format;
        }
    }

    /** {@code release}. */
    interface Release extends Callback {
        /** Lets a plugin go. */
        void release(Pointer context);
    }

    /** {@code lc_walk_model_seconds}. */
    interface Seconds extends Callback {
        /** Asks a walk model. */
        int ask(Pointer context, Pointer edges, Pointer forward, Pointer backward, Pointer reply);
    }

    /** {@code lc_indicator_levels}. */
    interface Levels extends Callback {
        /** Asks an indicator. */
        int ask(Pointer context, Pointer catchments, Pointer numbers, Pointer levels, Pointer reply);

        /** The rows an indicator fills. */
        final class Filled {
            final double[] number;
            final Level[] level;

            Filled(int homes) {
                number = unfilled(homes);
                level = new Level[homes];
            }

            void write(Pointer numbers, Pointer levels) {
                byte[] codes = new byte[level.length];
                for (int home = 0; home < codes.length; home++) {
                    codes[home] = (byte) (level[home] == null ? 0 : level[home].code);
                }
                numbers.write(0, number, 0, number.length);
                levels.write(0, codes, 0, codes.length);
            }
        }
    }

    /** {@code lc_table_source_read}. */
    interface ReadTable extends Callback {
        /** Asks a source of tables. */
        int ask(Pointer context, Pointer stream, Pointer reply);
    }

    /** {@code lc_network_source_read}. */
    interface ReadNetwork extends Callback {
        /** Asks a source of networks. */
        int ask(Pointer context, Pointer nodes, Pointer edges, Pointer reply);
    }
}
