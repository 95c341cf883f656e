/* A plugin of the host that does what it is told, for the programs that register one. */
#ifndef HOST_PLUGIN_H
#define HOST_PLUGIN_H

#include "street.h"

#include <pthread.h>

/* A failure must be of the kind `wanted` and speak of `word`. */
static inline void denied(const char *what, int status, int wanted, const char *word, lc_error **said)
{
    lc_error *error = *said; /* read here: the call that wrote it was another argument */
    if (status != wanted || strstr(lc_error_message(error), word) == NULL) {
        fprintf(stderr, "FAILED %s: status %d instead of %d: %s\n", what, status, wanted, lc_error_message(error));
        failures++;
    }
    lc_error_free(error);
}

/* Every way a plugin can answer. */
enum answer { HONEST, UNFILLED, NOT_A_NUMBER, NEGATIVE, BEYOND, MESSAGE, CODE, MESSAGE_AND_OK, WRONG_LEVEL, ANSWERS };

struct plugin {
    enum answer answer;
    pthread_t home;
    int calls;
    int elsewhere;
    int released;
    double speed;
    size_t edges;
};

static inline int32_t spoil(struct plugin *plugin, double *numbers, size_t count, lc_plugin_reply *reply)
{
    plugin->calls++;
    plugin->elsewhere += !pthread_equal(plugin->home, pthread_self());
    switch (plugin->answer) {
    case NOT_A_NUMBER: numbers[count - 1] = NAN; break;
    case NEGATIVE: numbers[0] = -1.0; break;
    case BEYOND: numbers[count] = 1.0; break;
    case MESSAGE: return lc_plugin_reply_fail(reply, LITERAL("the map is out of date"));
    case CODE: return 77;
    case MESSAGE_AND_OK: lc_plugin_reply_fail(reply, LITERAL("half of it")); break;
    default: break;
    }
    return 0;
}

static inline void release(void *context)
{
    ((struct plugin *)context)->released++;
}

static inline struct plugin fresh(enum answer answer)
{
    struct plugin plugin;
    memset(&plugin, 0, sizeof plugin);
    plugin.answer = answer;
    plugin.home = pthread_self();
    plugin.speed = 1.25;
    return plugin;
}

#endif
