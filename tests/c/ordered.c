/* What lets helgrind see atomics. Compiled for ThreadSanitizer, the library calls a function for every atomic access; these
 * are such functions, which do the access and tell helgrind what it orders: what a thread did before it released an address
 * comes before what another does after it acquired it. Linked into a program in place of ThreadSanitizer itself.
 *
 * Helgrind takes an exchange for a read, so a store is one here: two threads that use one atomic are no finding, an atomic
 * and a plain write are. It hears of more order than there is, never of less: a fence orders whatever fences before it, a
 * compare-and-exchange that fails releases, and an address that is given back and used anew keeps what it ordered. So a
 * finding is a race, and of the races it misses ThreadSanitizer finds some: tests/c/races runs both. */
#include <stdint.h>
#include <string.h>
#include <valgrind/helgrind.h>

/* The orders as C11 numbers them: relaxed, consume, acquire, release, acquire and release, sequential. */
static int acquires(int order)
{
    return order == 1 || order == 2 || order >= 4;
}

static void before(const volatile void *place, int order)
{
    if (order >= 3) {
        ANNOTATE_HAPPENS_BEFORE(place);
    }
}

static void after(const volatile void *place, int order)
{
    if (acquires(order)) {
        ANNOTATE_HAPPENS_AFTER(place);
    }
}

#define CHANGE(bits, name, builtin)                                                                                    \
    uint##bits##_t __tsan_atomic##bits##_##name(volatile uint##bits##_t *place, uint##bits##_t value, int order)       \
    {                                                                                                                  \
        uint##bits##_t was;                                                                                            \
        before(place, order);                                                                                          \
        was = builtin(place, value, __ATOMIC_SEQ_CST);                                                                 \
        after(place, order);                                                                                           \
        return was;                                                                                                    \
    }

#define COMPARE(bits, name)                                                                                            \
    int __tsan_atomic##bits##_##name(volatile uint##bits##_t *place, uint##bits##_t *wanted, uint##bits##_t value,     \
                                     int order, int failing)                                                           \
    {                                                                                                                  \
        int done;                                                                                                      \
        before(place, order);                                                                                          \
        done = __atomic_compare_exchange_n(place, wanted, value, 0, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);               \
        after(place, done ? order : failing);                                                                          \
        return done;                                                                                                   \
    }

#define ATOMIC(bits)                                                                                                   \
    uint##bits##_t __tsan_atomic##bits##_load(const volatile uint##bits##_t *place, int order)                         \
    {                                                                                                                  \
        uint##bits##_t value = __atomic_load_n(place, __ATOMIC_SEQ_CST);                                               \
        after(place, order);                                                                                           \
        return value;                                                                                                  \
    }                                                                                                                  \
    void __tsan_atomic##bits##_store(volatile uint##bits##_t *place, uint##bits##_t value, int order)                  \
    {                                                                                                                  \
        before(place, order);                                                                                          \
        (void)__atomic_exchange_n(place, value, __ATOMIC_SEQ_CST);                                                     \
    }                                                                                                                  \
    CHANGE(bits, exchange, __atomic_exchange_n)                                                                        \
    CHANGE(bits, fetch_add, __atomic_fetch_add)                                                                        \
    CHANGE(bits, fetch_sub, __atomic_fetch_sub)                                                                        \
    CHANGE(bits, fetch_and, __atomic_fetch_and)                                                                        \
    CHANGE(bits, fetch_or, __atomic_fetch_or)                                                                          \
    CHANGE(bits, fetch_xor, __atomic_fetch_xor)                                                                        \
    CHANGE(bits, fetch_nand, __atomic_fetch_nand)                                                                      \
    COMPARE(bits, compare_exchange_strong)                                                                             \
    COMPARE(bits, compare_exchange_weak)                                                                               \
    uint##bits##_t __tsan_atomic##bits##_compare_exchange_val(volatile uint##bits##_t *place, uint##bits##_t wanted,   \
                                                              uint##bits##_t value, int order, int failing)            \
    {                                                                                                                  \
        (void)__tsan_atomic##bits##_compare_exchange_strong(place, &wanted, value, order, failing);                    \
        return wanted;                                                                                                 \
    }

ATOMIC(8)
ATOMIC(16)
ATOMIC(32)
ATOMIC(64)

void __tsan_atomic_thread_fence(int order)
{
    static const char all_fences;
    before(&all_fences, order);
    after(&all_fences, order);
    __atomic_thread_fence(__ATOMIC_SEQ_CST);
}

void __tsan_atomic_signal_fence(int order)
{
    (void)order;
}

/* Plain accesses helgrind sees by itself. */
#define UNSAID(name) void name(void *place) { (void)place; }
#define UNSAID_SIZES(name) UNSAID(name##1) UNSAID(name##2) UNSAID(name##4) UNSAID(name##8) UNSAID(name##16)

UNSAID_SIZES(__tsan_read)
UNSAID_SIZES(__tsan_write)
UNSAID_SIZES(__tsan_read_write)
UNSAID_SIZES(__tsan_unaligned_read)
UNSAID_SIZES(__tsan_unaligned_write)
UNSAID_SIZES(__tsan_unaligned_read_write)
UNSAID(__tsan_func_entry)

void __tsan_init(void) {}
void __tsan_func_exit(void) {}

void *__tsan_memcpy(void *to, const void *from, size_t length)
{
    return memcpy(to, from, length);
}

void *__tsan_memmove(void *to, const void *from, size_t length)
{
    return memmove(to, from, length);
}

void *__tsan_memset(void *to, int byte, size_t length)
{
    return memset(to, byte, length);
}
