package org.lifecircle;

import static org.lifecircle.NativeLibrary.size;
import static org.lifecircle.NativeLibrary.utf8;

import com.sun.jna.Callback;
import com.sun.jna.CallbackReference;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Siting solvers and stores in Java, as the native library sees them; see {@link Plugins}. */
final class RegisterPlugins {
    private static final Solve SOLVE = RegisterPlugins::solve;
    private static final Append APPEND = RegisterPlugins::append;
    private static final Read READ = RegisterPlugins::read;

    private RegisterPlugins() {}

    static void add(SitingSolver solver, Plugins.Adder adder) {
        Memory plugin = Plugins.head(40);
        plugin.setPointer(32, CallbackReference.getFunctionPointer(SOLVE));
        Plugins.hold(solver, plugin, adder);
    }

    static void add(Store store, Plugins.Adder adder) {
        Memory plugin = Plugins.head(48);
        plugin.setPointer(32, CallbackReference.getFunctionPointer(APPEND));
        plugin.setPointer(40, CallbackReference.getFunctionPointer(READ));
        Plugins.hold(store, plugin, adder);
    }

    private static int solve(Pointer context, Pointer question, Pointer room, Pointer reply) {
        return Plugins.answerWith(SitingSolver.class, context, reply, solver -> {
            SitingQuestion columns = new SitingQuestion(question, reply);
            try {
                SitingAnswer answer = solver.solve(columns);
                if (answer.why() != null) {
                    byte[] why = utf8(answer.why());
                    PluginLibrary.C.lc_plugin_reply_fail(reply, why, size(why));
                }
                return answer.write(room, columns.siteCount(), columns.demandCount());
            } finally {
                columns.end();
            }
        });
    }

    private static int append(
            Pointer context, Pointer stream, long streamLength, long expected, Pointer bytes, Pointer starts,
            long count, Pointer held, Pointer reply) {
        return Plugins.answerWith(Store.class, context, reply, store -> {
            List<byte[]> records = new ArrayList<>();
            for (long i = 0; i < count; i++) {
                long start = starts.getLong(8 * i);
                int length = Math.toIntExact(starts.getLong(8 * (i + 1)) - start);
                records.add(length == 0 ? new byte[0] : bytes.getByteArray(start, length));
            }
            held.setLong(0, store.append(name(stream, streamLength), expected, records));
            return 0;
        });
    }

    private static int read(Pointer context, Pointer stream, long streamLength, long from, Pointer reply) {
        return Plugins.answerWith(Store.class, context, reply, store -> {
            for (byte[] record : store.read(name(stream, streamLength), from)) {
                PluginLibrary.C.lc_plugin_reply_record(reply, record, size(record));
            }
            return 0;
        });
    }

    private static String name(Pointer stream, long length) {
        byte[] utf8 = length == 0 ? new byte[0] : stream.getByteArray(0, Math.toIntExact(length));
        return new String(utf8, StandardCharsets.UTF_8);
    }

    /** {@code lc_siting_solver_solve}. */
    interface Solve extends Callback {
        /** Asks a solver. */
        int ask(Pointer context, Pointer question, Pointer room, Pointer reply);
    }

    /** {@code lc_store_append}. */
    interface Append extends Callback {
        /** Asks a store. */
        int ask(
                Pointer context, Pointer stream, long streamLength, long expected, Pointer bytes, Pointer starts,
                long count, Pointer held, Pointer reply);
    }

    /** {@code lc_store_read}. */
    interface Read extends Callback {
        /** Asks a store. */
        int ask(Pointer context, Pointer stream, long streamLength, long from, Pointer reply);
    }
}
