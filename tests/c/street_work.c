/* Networks with something built, through C: a gate in front of a compound is opened, a way is added past it. */
#include "street.h"

static lc_error *error;

/* The seconds from 6, behind the gate 5, to 2 on the street, or back; NAN when there is no walk. */
static double walk(const lc_network *network, const lc_walker *walker, int back)
{
    static const double lon[] = {118.786, 118.786}, lat[] = {32.038, 32.04};
    lc_timed *timed = NULL;
    lc_places *places = NULL;
    lc_table *table = NULL;
    double seconds = NAN;
    size_t row, from = back ? 1 : 0;
    ok("timed", lc_timed_new(network, walker, &timed, &error), &error);
    ok("places", lc_places_at(timed, lon, 2, lat, 10, &places, &error), &error);
    ok("row", lc_reach_row(places, from, places, 3600, &table, &error), &error);
    for (row = 0; row < lc_table_row_count(table); row++) {
        if (number(table, "target", row) != (double)from) {
            seconds = number(table, "seconds", row);
        }
    }
    lc_table_free(table);
    lc_places_free(places);
    lc_timed_free(timed);
    return seconds;
}

static lc_network *built(const char *what, const lc_network *network, lc_street_work *work)
{
    lc_network *made = NULL;
    ok(what, lc_network_with_work(network, work, &made, &error), &error);
    lc_street_work_free(work);
    return made;
}

static lc_street_work *gate(int64_t node, int32_t passage, int32_t through)
{
    lc_street_work *made = NULL;
    ok("gate", lc_street_work_open_gate(node, passage, through, &made, &error), &error);
    return made;
}

static lc_street_work *path(double lon, double lat)
{
    double line_lon[2] = {118.786, 0}, line_lat[2] = {32.038, 0};
    lc_street_work *made = NULL;
    line_lon[1] = lon;
    line_lat[1] = lat;
    ok("way", lc_street_work_add_way(-7, line_lon, 2, line_lat, &made, &error), &error);
    return made;
}

static lc_network *compound(void)
{
    static const char nodes[] = "id,lon,lat,gate\n1,118.780,32.04,\n2,118.786,32.04,\n3,118.792,32.04,\n"
                                "5,118.786,32.0398,closed\n6,118.786,32.038,\n";
    static const char edges[] = "from,to,length_m\n1,2,600\n2,3,600\n2,5,20\n5,6,100\n";
    lc_table_options *options = NULL;
    lc_network *made = NULL;
    ok("options", lc_table_options_new(LITERAL("WGS84"), &options, &error), &error);
    ok("network", lc_network_from_csv(LITERAL(nodes), LITERAL(edges), options, &made, &error), &error);
    lc_table_options_free(options);
    return made;
}

static void gates(const lc_network *closed, const lc_walker *walker)
{
    lc_street_work *work = gate(5, LC_PASSAGE_RESIDENTS, 0);
    lc_network *residents = built("residents", closed, work), *visitors = NULL, *none = NULL;
    check("a closed gate is closed", isnan(walk(closed, walker, 0)) && isnan(walk(closed, walker, 1)));
    check("residents come out", walk(residents, walker, 0) == 120 && isnan(walk(residents, walker, 1)));
    visitors = built("visitors", residents, gate(5, LC_PASSAGE_END_ONLY, 0));
    check("visitors come in", walk(visitors, walker, 1) == 120);
    work = gate(5, LC_PASSAGE_RESIDENTS, 0);
    refused("as open already", lc_network_with_work(visitors, work, &none, &error), LC_STATUS_ARGUMENT, &error);
    refused("a gate has no class", lc_street_work_set_class(work, LC_WAY_CLASS_STEPS, &error), LC_STATUS_ARGUMENT, &error);
    lc_street_work_free(work);
    work = gate(55, LC_PASSAGE_PUBLIC, 1);
    refused("no such gate", lc_network_with_work(closed, work, &none, &error), LC_STATUS_NOT_FOUND, &error);
    lc_street_work_free(work);
    refused("no such passage", lc_street_work_open_gate(5, 3, 0, &work, &error), LC_STATUS_ARGUMENT, &error);
    refused("neither yes nor no", lc_street_work_open_gate(5, 0, 2, &work, &error), LC_STATUS_ARGUMENT, &error);
    lc_network_free(visitors);
    lc_network_free(residents);
}

static void ways(const lc_network *closed, const lc_walker *walker)
{
    lc_street_work *work = path(118.786, 32.04);
    lc_network *joined, *none = NULL;
    lc_walker *wheels = NULL;
    const double nan_lon[2] = {118.786, NAN}, lat[2] = {32.04, 32.04};
    ok("wheelchair", lc_walker_preset(LITERAL("wheelchair"), &wheels, &error), &error);
    joined = built("path", closed, path(118.786, 32.04));
    check("222 m past the gate", fabs(walk(joined, walker, 0) - 221.8) < 1 && walk(joined, wheels, 0) > 0);
    lc_network_free(joined);
    ok("class", lc_street_work_set_class(work, LC_WAY_CLASS_STEPS, &error), &error);
    ok("direction", lc_street_work_set_direction(work, LC_DIRECTION_FORWARD, &error), &error);
    ok("crossing", lc_street_work_set_crossing(work, LC_CROSSING_NONE, &error), &error);
    ok("surface", lc_street_work_set_surface(work, LC_SURFACE_PAVED, &error), &error);
    ok("wheelchair", lc_street_work_set_wheelchair(work, LC_WHEELCHAIR_UNFIT, &error), &error);
    ok("incline", lc_street_work_set_incline(work, 0.1, &error), &error);
    ok("width", lc_street_work_set_width_m(work, 1.5, &error), &error);
    ok("layer", lc_street_work_set_layer(work, 1, 1, &error), &error);
    refused("a gate is not built", lc_street_work_set_class(work, LC_WAY_CLASS_GATE, &error), LC_STATUS_ARGUMENT, &error);
    refused("no such crossing", lc_street_work_set_crossing(work, 9, &error), LC_STATUS_ARGUMENT, &error);
    refused("no slope", lc_street_work_set_incline(work, NAN, &error), LC_STATUS_ARGUMENT, &error);
    refused("no width", lc_street_work_set_width_m(work, 0, &error), LC_STATUS_ARGUMENT, &error);
    refused("no storey", lc_street_work_set_layer(work, 200, 0, &error), LC_STATUS_ARGUMENT, &error);
    ok("steps", lc_network_with_work(closed, work, &joined, &error), &error);
    check("steps down from the compound only", walk(joined, walker, 0) > 0 && isnan(walk(joined, walker, 1)));
    check("and not for wheels", isnan(walk(joined, wheels, 0)));
    lc_network_free(joined);
    ok("passage", lc_street_work_set_passage(work, LC_PASSAGE_END_ONLY, &error), &error);
    joined = built("steps of a house", closed, work);
    check("nobody walks through", isnan(walk(joined, walker, 0)));
    lc_network_free(joined);
    work = path(118.786, 32.036);
    refused("it ends nowhere", lc_network_with_work(closed, work, &none, &error), LC_STATUS_NETWORK, &error);
    lc_street_work_free(work);
    refused("no place", lc_street_work_add_way(1, nan_lon, 2, lat, &work, &error), LC_STATUS_COORDINATE, &error);
    lc_walker_free(wheels);
}

int main(void)
{
    lc_network *closed = compound();
    lc_walker *walker = NULL;
    ok("walker", lc_walker_with_speed(LITERAL("stroll"), 1.0, &walker, &error), &error);
    gates(closed, walker);
    ways(closed, walker);
    lc_walker_free(walker);
    lc_network_free(closed);
    printf("%d works on the streets wrong\n", failures);
    return failures != 0;
}
