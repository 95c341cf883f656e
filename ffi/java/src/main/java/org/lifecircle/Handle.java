package org.lifecircle;

import com.sun.jna.Pointer;
import java.util.List;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A handle of the native library. Calls from several threads at once are allowed; closing waits for them, closing twice
 * is harmless, and a call after closing throws {@link IllegalStateException} instead of crashing the JVM.
 */
abstract class Handle implements AutoCloseable {
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Consumer<Pointer> free;
    private Pointer pointer;

    Handle(Pointer pointer, Consumer<Pointer> free) {
        this.pointer = pointer;
        this.free = free;
    }

    /** Runs {@code call} with the pointer, which stays open as long as it runs. */
    final <T> T with(Function<Pointer, T> call) {
        lock.readLock().lock();
        try {
            if (pointer == null) {
                throw new IllegalStateException(getClass().getSimpleName() + " is closed");
            }
            return call.apply(pointer);
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Runs {@code call} with the pointer of a handle, or with null when there is none. */
    static <T> T orNull(Handle handle, Function<Pointer, T> call) {
        return handle == null ? call.apply(null) : handle.with(call);
    }

    /** Runs {@code call} with the pointers of some handles, which all stay open as long as it runs. */
    static <T> T withAll(List<? extends Handle> handles, Function<Pointer[], T> call) {
        return withAll(handles, new Pointer[handles.size()], 0, call);
    }

    private static <T> T withAll(
            List<? extends Handle> handles, Pointer[] pointers, int next, Function<Pointer[], T> call) {
        if (next == pointers.length) {
            return call.apply(pointers);
        }
        return handles.get(next).with(p -> {
            pointers[next] = p;
            return withAll(handles, pointers, next + 1, call);
        });
    }

    /** Frees the native memory. */
    @Override
    public final void close() {
        lock.writeLock().lock();
        try {
            if (pointer != null) {
                free.accept(pointer);
                pointer = null;
            }
        } finally {
            lock.writeLock().unlock();
        }
    }
}
