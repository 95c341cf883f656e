/* The sizes and places of fields of every structure a host fills or reads: a released one never changes. */
#include "lifecircle.h"

#include <assert.h>
#include <stddef.h>
#include <stdio.h>

#define AT(type, field, place) static_assert(offsetof(type, field) == (place), #type "." #field)
#define SIZE(type, size) static_assert(sizeof(type) == (size), #type)

SIZE(lc_walk_model_plugin, 48);
AT(lc_walk_model_plugin, flags, 8);
AT(lc_walk_model_plugin, context, 16);
AT(lc_walk_model_plugin, release, 24);
AT(lc_walk_model_plugin, link_seconds_per_metre, 32);
AT(lc_walk_model_plugin, seconds, 40);

SIZE(lc_indicator_plugin, 56);
AT(lc_indicator_plugin, release, 24);
AT(lc_indicator_plugin, horizon_s, 32);
AT(lc_indicator_plugin, dependency_radius, 40);
AT(lc_indicator_plugin, levels, 48);

SIZE(lc_table_source_plugin, 48);
AT(lc_table_source_plugin, release, 24);
AT(lc_table_source_plugin, options, 32);
AT(lc_table_source_plugin, read, 40);

SIZE(lc_network_source_plugin, 48);
AT(lc_network_source_plugin, options, 32);
AT(lc_network_source_plugin, read, 40);

SIZE(lc_edge_columns, 152);
AT(lc_edge_columns, count, 8);
AT(lc_edge_columns, length_m, 16);
AT(lc_edge_columns, incline, 80);
AT(lc_edge_columns, grade_separated, 144);

SIZE(lc_catchment_columns, 160);
AT(lc_catchment_columns, horizon_s, 8);
AT(lc_catchment_columns, home_count, 24);
AT(lc_catchment_columns, outlet_count, 72);
AT(lc_catchment_columns, walk_count, 128);
AT(lc_catchment_columns, walk_s, 152);

SIZE(lc_siting_solver_plugin, 40);
AT(lc_siting_solver_plugin, release, 24);
AT(lc_siting_solver_plugin, solve, 32);

SIZE(lc_siting_question, 216);
AT(lc_siting_question, decay, 24);
AT(lc_siting_question, demand_count, 64);
AT(lc_siting_question, site_count, 96);
AT(lc_siting_question, cost, 160);
AT(lc_siting_question, gap, 208);

SIZE(lc_siting_answer, 88);
AT(lc_siting_answer, sites, 8);
AT(lc_siting_answer, assigned, 40);
AT(lc_siting_answer, work, 80);

SIZE(lc_store_plugin, 48);
AT(lc_store_plugin, append, 32);
AT(lc_store_plugin, read, 40);

SIZE(lc_plugin_host, 112);
AT(lc_plugin_host, abi_version, 8);
AT(lc_plugin_host, registry, 16);
AT(lc_plugin_host, add_walk_model, 24);
AT(lc_plugin_host, reply_fail, 64);
AT(lc_plugin_host, reply_table, 72);
AT(lc_plugin_host, add_siting_solver, 80);
AT(lc_plugin_host, reply_record, 104);

SIZE(struct ArrowSchema, 72);
SIZE(struct ArrowArray, 80);
SIZE(struct ArrowArrayStream, 40);

SIZE(lc_level, 1);

int main(void)
{
    puts("every structure is as it was");
    return 0;
}
