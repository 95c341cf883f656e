/* Breaks a rule of the header on purpose: two threads change one lc_run at once, each after work of its own that shares much
 * within the library. tests/c/races asks of each checker that it finds this before it believes that there is nothing else. */
#define _POSIX_C_SOURCE 200809L /* barriers */
#include "street.h"

#include <pthread.h>

static lc_run *ours = NULL;
static pthread_barrier_t together;

static void *change(void *given)
{
    lc_error *error = NULL;
    street_close(street_open());
    pthread_barrier_wait(&together);
    ok("threads", lc_run_set_threads(ours, given == NULL ? 1 : 2, &error), &error);
    return NULL;
}

int main(void)
{
    lc_error *error = NULL;
    pthread_t other;
    ok("run", lc_run_new(&ours, &error), &error);
    pthread_barrier_init(&together, NULL, 2);
    if (pthread_create(&other, NULL, change, NULL) != 0) {
        return 1;
    }
    change(&other);
    pthread_join(other, NULL);
    pthread_barrier_destroy(&together);
    lc_run_free(ours);
    puts("nobody noticed");
    return 0;
}
