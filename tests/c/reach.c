/* The engine through C: every answer about the street of street.h, worked by hand. */
#include "street.h"

static lc_places *homes, *shops;
static lc_groups *groups;
static lc_error *error;

static void nearest(void)
{
    lc_table *table = NULL;
    ok("nearest", lc_reach_nearest(homes, shops, groups, 700, NULL, &table, &error), &error);
    check("h1 to p1", number(table, "pharmacy_s", 0) == 600 && number(table, "pharmacy_target", 0) == 0);
    check("h3 to p1", number(table, "pharmacy_s", 2) == 300 && number(table, "market_target", 2) == 2);
    lc_table_free(table);
    ok("nearest", lc_reach_nearest_times(homes, shops, groups, 500, NULL, &table, &error), &error);
    check("nothing within 500 s of h1", is_null(table, "pharmacy_s", 0) && number(table, "market_s", 1) == 0);
    lc_table_free(table);
    ok("at nodes", lc_reach_nearest_at_nodes(shops, groups, 1200, NULL, &table, &error), &error);
    check("four nodes", lc_table_row_count(table) == 4);
    lc_table_free(table);
    ok("at nodes", lc_reach_nearest_times_at_nodes(shops, groups, 1200, NULL, &table, &error), &error);
    check("four nodes", lc_table_row_count(table) == 4);
    lc_table_free(table);
}

static void opportunities(void)
{
    static const double limits[] = {300, 600};
    lc_ask *ask = NULL;
    lc_decay *decay = NULL;
    lc_table *table = NULL;
    double weight = 0;
    ok("ask", lc_ask_new(&ask, &error), &error);
    ok("decay", lc_decay_new(LC_DECAY_SHAPE_LINEAR, 0, 0, 1200, &decay, &error), &error);
    ok("weight", lc_decay_weight(decay, 300, &weight, &error), &error);
    check("a quarter of the way", weight == 0.75);
    ok("within", lc_ask_set_within(ask, limits, 2, &error), &error);
    ok("nearest", lc_ask_set_nearest(ask, 2, 1200, &error), &error);
    ok("decay", lc_ask_add_decay(ask, decay, &error), &error);
    ok("opportunities", lc_reach_opportunities(homes, shops, groups, ask, NULL, &table, &error), &error);
    check("counts", number(table, "pharmacy_within_600", 0) == 1 && number(table, "pharmacy_within_600", 1) == 2
                        && number(table, "pharmacy_within_300", 0) == 0);
    check("the second nearest", number(table, "pharmacy_2_s", 2) == 900 && number(table, "pharmacy_2_target", 2) == 1);
    check("only one market", is_null(table, "market_2_s", 1));
    check("sums", number(table, "pharmacy_decay_1", 0) == 0.5 && number(table, "pharmacy_decay_1", 1) == 1.5
                      && number(table, "pharmacy_decay_1", 2) == 1.0);
    lc_table_free(table);
    ok("at nodes", lc_reach_opportunities_at_nodes(shops, groups, ask, NULL, &table, &error), &error);
    check("four nodes", lc_table_row_count(table) == 4);
    lc_table_free(table);
    lc_ask_free(ask);
    lc_decay_free(decay);
}

static void walks(void)
{
    lc_table *table = NULL;
    lc_route *route = NULL;
    const double *lon = NULL, *lat = NULL;
    const uint8_t *valid = NULL;
    size_t row;
    double sum = 0;
    ok("matrix", lc_reach_matrix(homes, shops, 700, NULL, &table, &error), &error);
    check("seven pairs within 700 s", lc_table_row_count(table) == 7);
    for (row = 0; row < lc_table_row_count(table); row++) {
        sum += number(table, "seconds", row);
    }
    check("their sum", sum == 600 + 600 + 0 + 600 + 0 + 300 + 300);
    lc_table_free(table);
    ok("row", lc_reach_row(homes, 0, shops, 1200, &table, &error), &error);
    check("from h1", lc_table_row_count(table) == 3 && number(table, "seconds", 1) == 1200);
    lc_table_free(table);
    ok("route", lc_reach_route(homes, 2, shops, 1, INFINITY, &route, &error), &error);
    check("from h3 to p2", lc_route_seconds(route) == 900 && lc_route_length_m(route) == 900
                               && lc_route_link_m(route) < 0.001);
    ok("points", lc_route_points(route, &table, &error), &error);
    ok("points", lc_table_points(table, &lon, &lat, &valid, &error), &error);
    check("it ends at p2", fabs(lon[lc_table_row_count(table) - 1] - 118.792) < 1e-9);
    lc_table_free(table);
    ok("edges", lc_route_edges(route, &table, &error), &error);
    check("two edges", lc_table_row_count(table) == 2);
    lc_table_free(table);
    ok("table", lc_route_table(route, &table, &error), &error);
    check("one row", lc_table_row_count(table) == 1 && number(table, "length_m", 0) == 900);
    lc_table_free(table);
    lc_route_free(route);
    ok("no route", lc_reach_route(homes, 2, shops, 1, 100, &route, &error), &error);
    check("none within 100 s", route == NULL);
}

static void reached(const lc_timed *timed)
{
    static const double limits[] = {300};
    lc_table *table = NULL;
    ok("nodes within", lc_reach_nodes_within(homes, 0, 600, &table, &error), &error);
    check("two nodes from h1", lc_table_row_count(table) == 2 && number(table, "seconds", 1) == 600);
    lc_table_free(table);
    ok("node sets", lc_reach_node_sets(homes, 600, NULL, &table, &error), &error);
    check("those of h1 first", number(table, "origin", 1) == 0 && number(table, "seconds", 1) == 600);
    check("then those of the others", number(table, "origin", 2) == 1 && number(table, "seconds", 2) == 0
                                          && number(table, "origin", lc_table_row_count(table) - 1) == 2);
    lc_table_free(table);
    refused("a limit that is none", lc_reach_node_sets(homes, NAN, NULL, &table, &error), LC_STATUS_ARGUMENT, &error);
    ok("reach", lc_reach_of(homes, limits, 1, NULL, &table, &error), &error);
    check("three ways from h2", fabs(number(table, "length_m_within_300", 1) - 900) < 0.1
                                    && number(table, "nodes_within_300", 1) == 2);
    lc_table_free(table);
    ok("reach of nodes", lc_reach_of_nodes(timed, limits, 1, NULL, &table, &error), &error);
    check("four nodes", lc_table_row_count(table) == 4);
    lc_table_free(table);
}

static void isochrones(const lc_timed *timed)
{
    static const double limits[] = {240, 480};
    lc_isochrones *some = NULL;
    lc_contours *contours = NULL;
    lc_table *table = NULL;
    lc_text *text = NULL;
    ok("isochrone", lc_reach_isochrone(homes, 0, limits, 2, &some, &error), &error);
    ok("lines", lc_isochrones_lines(some, &table, &error), &error);
    check("480 m of one edge", lc_table_row_count(table) == 1 && number(table, "to_s", 0) == 480
                                   && fabs(fabs(number(table, "to_m", 0) - number(table, "from_m", 0)) - 480) < 1e-6);
    lc_table_free(table);
    lc_isochrones_free(some);
    ok("isochrones", lc_reach_isochrones(homes, limits, 2, NULL, &some, &error), &error);
    ok("nodes", lc_isochrones_nodes(some, &table, &error), &error);
    check("of all homes", number(table, "origin", lc_table_row_count(table) - 1) == 2);
    lc_table_free(table);
    ok("polygons", lc_isochrones_polygons(some, 240, 25, &table, &error), &error);
    check("one each", lc_table_row_count(table) == 3 && number(table, "limit_s", 2) == 240);
    lc_table_free(table);
    ok("hulls", lc_isochrones_hulls(some, 240, &table, &error), &error);
    check("one each", lc_table_row_count(table) == 3);
    lc_table_free(table);
    refused("buffer of 5 km", lc_isochrones_polygons(some, 240, 5000, &table, &error), LC_STATUS_ARGUMENT, &error);
    lc_isochrones_free(some);
    ok("contours", lc_contours_new(timed, NULL, &contours, &error), &error);
    ok("areas", lc_contours_areas(contours, homes, limits, 2, NULL, &table, &error), &error);
    check("two for each home", lc_table_row_count(table) == 6);
    lc_table_free(table);
    ok("area", lc_contours_area(contours, homes, 1, limits, 2, &table, &error), &error);
    ok("geojson", lc_table_geojson(table, &text, &error), &error);
    check("polygons", strstr(lc_text_data(text), "Polygon") != NULL && lc_table_row_count(table) == 2);
    lc_text_free(text);
    lc_table_free(table);
    lc_contours_free(contours);
}

static void what_if(const lc_timed *timed)
{
    static const uint32_t pharmacies[] = {0};
    static const double lon[] = {118.780, 118.0}, lat[] = {32.04, 31.0};
    lc_live *live = NULL, *other = NULL;
    lc_places *points = NULL;
    lc_table *table = NULL;
    double seconds = -1;
    uint32_t target = 9;
    int32_t found = -1;
    ok("live", lc_live_new(shops, groups, 1200, NULL, &live, &error), &error);
    ok("copy", lc_live_copy(live, &other, &error), &error);
    ok("close", lc_live_close(live, 0, &error), &error);
    ok("nearest", lc_live_nearest(live, homes, &table, &error), &error);
    check("h1 to p2", number(table, "pharmacy_s", 0) == 1200 && number(table, "pharmacy_target", 0) == 1);
    lc_table_free(table);
    ok("points", lc_places_at(timed, lon, 2, lat, 150, &points, &error), &error);
    check("two points", lc_places_count(points) == 2);
    ok("doors", lc_places_doors(points, &table, &error), &error);
    check("one of them is off the network", lc_table_row_count(table) == 1 && number(table, "place", 0) == 0);
    lc_table_free(table);
    ok("add", lc_live_add(live, points, 0, pharmacies, 1, &target, &error), &error);
    check("the next row", target == 3);
    ok("move", lc_live_move(live, 1, homes, 2, &error), &error);
    ok("nearest", lc_live_nearest(live, homes, &table, &error), &error);
    check("at the door of h1", number(table, "pharmacy_s", 0) == 0 && number(table, "pharmacy_target", 0) == 3);
    check("p2 is at h3 now", number(table, "pharmacy_s", 2) == 0 && number(table, "pharmacy_target", 2) == 1);
    lc_table_free(table);
    ok("nearest", lc_live_nearest(other, homes, &table, &error), &error);
    check("the copy knows nothing of it", number(table, "pharmacy_s", 0) == 600);
    lc_table_free(table);
    for (uint32_t edge = 0; edge < 3; edge++) {
        ok("edge", lc_live_change_edge(other, edge, INFINITY, INFINITY, &error), &error);
    }
    ok("nearest", lc_live_nearest(other, homes, &table, &error), &error);
    check("all streets closed", is_null(table, "pharmacy_s", 0));
    lc_table_free(table);
    ok("at node", lc_live_at_node(live, 1, 0, &seconds, &target, &found, &error), &error);
    check("a market within 20 minutes of every node", found == 1 && target == 2 && seconds <= 600);
    refused("no such group", lc_live_at_node(live, 7, 0, &seconds, &target, &found, &error), LC_STATUS_NOT_FOUND, &error);
    refused("no such target", lc_live_close(live, 99, &error), LC_STATUS_NOT_FOUND, &error);
    refused("negative time", lc_live_change_edge(live, 0, -1, 0, &error), LC_STATUS_ARGUMENT, &error);
    lc_places_free(points);
    lc_live_free(live);
    lc_live_free(other);
}

static void kept(const lc_timed *timed, const char *path)
{
    static const double lon[] = {118.780, 118.792}, lat[] = {32.04, 32.04};
    lc_timed *opened = NULL;
    lc_places *points = NULL;
    lc_table *table = NULL;
    ok("save", lc_timed_save(timed, path, strlen(path), &error), &error);
    ok("open", lc_timed_open(path, strlen(path), &opened, &error), &error);
    remove(path);
    ok("points", lc_places_at(opened, lon, 2, lat, 150, &points, &error), &error);
    ok("matrix", lc_reach_matrix(points, points, 3600, NULL, &table, &error), &error);
    check("1200 s from end to end", lc_table_row_count(table) == 4 && number(table, "seconds", 1) == 1200);
    lc_table_free(table);
    refused("of two networks", lc_reach_matrix(points, shops, 60, NULL, &table, &error), LC_STATUS_ARGUMENT, &error);
    ok("edges", lc_timed_edges(opened, &table, &error), &error);
    check("three edges", lc_table_row_count(table) == 3 && text_is(table, "passage", 0, "public"));
    lc_table_free(table);
    ok("nodes", lc_timed_nodes(opened, &table, &error), &error);
    check("four nodes", lc_table_row_count(table) == 4);
    lc_table_free(table);
    lc_places_free(points);
    lc_timed_free(opened);
}

static void mistakes(void)
{
    lc_table *table = NULL;
    lc_route *route = NULL;
    lc_decay *decay = NULL;
    lc_timed *timed = NULL;
    refused("NULL", lc_reach_nearest(homes, NULL, groups, 60, NULL, &table, &error), LC_STATUS_ARGUMENT, &error);
    refused("NaN", lc_reach_matrix(homes, shops, NAN, NULL, &table, &error), LC_STATUS_ARGUMENT, &error);
    refused("negative", lc_reach_row(homes, 0, shops, -1, &table, &error), LC_STATUS_ARGUMENT, &error);
    refused("no such home", lc_reach_row(homes, 3, shops, 60, &table, &error), LC_STATUS_NOT_FOUND, &error);
    refused("no such shop", lc_reach_route(homes, 0, shops, 99, 60, &route, &error), LC_STATUS_NOT_FOUND, &error);
    refused("no such shape", lc_decay_new(99, 0, 0, 60, &decay, &error), LC_STATUS_ARGUMENT, &error);
    refused("no scale", lc_decay_new(LC_DECAY_SHAPE_EXPONENTIAL, 0, 0, 60, &decay, &error), LC_STATUS_ARGUMENT, &error);
    refused("no file", lc_timed_open(LITERAL("no-such-file"), &timed, &error), LC_STATUS_IO, &error);
    check("nothing came out", table == NULL && route == NULL && decay == NULL && timed == NULL);
}

int main(int argc, char **argv)
{
    static const uint32_t pharmacies[] = {0, 1}, markets[] = {2};
    static const char *const categories[] = {"pharmacy", "market"};
    struct street s = street_open();
    lc_timed *timed = NULL;
    lc_query *query = NULL;
    ok("homes", lc_prepared_homes(s.prepared, &homes, &error), &error);
    ok("shops", lc_prepared_facilities(s.prepared, &shops, &error), &error);
    ok("network", lc_prepared_timed(s.prepared, &timed, &error), &error);
    ok("groups", lc_groups_new(&groups, &error), &error);
    ok("group", lc_groups_add(groups, LITERAL("pharmacy"), pharmacies, 2, &error), &error);
    ok("group", lc_groups_add(groups, LITERAL("market"), markets, 1, &error), &error);
    nearest();
    opportunities();
    walks();
    reached(timed);
    isochrones(timed);
    what_if(timed);
    kept(timed, argc > 1 ? argv[1] : "street.lcnet");
    mistakes();
    lc_groups_free(groups);
    /* The same groups, as the study has them. */
    ok("query", lc_query_new(categories, 2, &query, &error), &error);
    ok("groups", lc_prepared_groups(s.prepared, query, &groups, &error), &error);
    nearest();
    lc_query_free(query);
    lc_groups_free(groups);
    lc_timed_free(timed);
    lc_places_free(shops);
    lc_places_free(homes);
    street_close(s);
    printf("%d answers of the engine wrong\n", failures);
    return failures != 0;
}
