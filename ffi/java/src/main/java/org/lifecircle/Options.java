package org.lifecircle;

import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Options of a call: remembered here, made into a native object for each call, and freed after it. */
abstract class Options {
    private final List<Consumer<Pointer>> settings = new ArrayList<>();

    Options() {}

    /** Remembers a setting. */
    final void set(Consumer<Pointer> setting) {
        settings.add(setting);
    }

    /** A new native object with every default. */
    abstract Pointer create();

    /** Frees a native object. */
    abstract void free(Pointer options);

    /** Runs {@code call} with these options; null options are those of a null pointer. */
    static <T> T with(Options options, Function<Pointer, T> call) {
        if (options == null) {
            return call.apply(null);
        }
        Pointer made = options.create();
        try {
            options.settings.forEach(setting -> setting.accept(made));
            return call.apply(made);
        } finally {
            options.free(made);
        }
    }
}
