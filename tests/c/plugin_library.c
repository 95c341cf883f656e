/* A library of plugins: it registers a walk model through what its host hands in, and is linked to nothing. */
#include "lifecircle.h"

#include <string.h>

static int32_t seconds(void *context, const lc_edge_columns *edges, double *forward_s, double *backward_s,
                       lc_plugin_reply *reply)
{
    size_t row;
    (void)context, (void)reply;
    for (row = 0; row < edges->count; row++) {
        forward_s[row] = backward_s[row] = edges->length_m[row] / 1.5;
    }
    return 0;
}

#ifdef __cplusplus
extern "C"
#endif
int32_t lifecircle_plugin_init(const lc_plugin_host *host, lc_error **error);

int32_t lifecircle_plugin_init(const lc_plugin_host *host, lc_error **error)
{
    lc_walk_model_plugin plugin;
    if (host->abi_version != LC_ABI_VERSION) {
        return LC_STATUS_PLUGIN;
    }
    memset(&plugin, 0, sizeof plugin);
    plugin.struct_size = sizeof plugin;
    plugin.flags = LC_PLUGIN_THREAD_SAFE;
    plugin.link_seconds_per_metre = 0.75;
    plugin.seconds = seconds;
    return host->add_walk_model(host->registry, "loaded", 6, &plugin, error);
}
