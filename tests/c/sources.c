/* Data that comes from arrays and files of every format is one and the same, and is told when it is in another system.
 * Usage: sources CITY.osm.pbf */
#include "street.h"

static lc_error *error;

/* The street of street.h from arrays. */
static lc_study *from_arrays(lc_facilities **facilities)
{
    static const int64_t id[] = {1, 2, 3, 4}, from[] = {1, 2, 2}, to[] = {2, 3, 4};
    static const double lon[] = {118.780, 118.786, 118.792, 118.786}, lat[] = {32.04, 32.04, 32.04, 32.0425};
    static const double length_m[] = {600, 600, 300}, shop_lon[] = {118.786, 118.792}, shop_lat[] = {32.04, 32.04};
    static const char *const shops[] = {"p1", "p2"}, *const categories[] = {"pharmacy", "pharmacy"};
    static const char *const homes[] = {"h1", "h2"}, *const names[] = {"一号楼", NULL};
    static const double capacity[] = {10, 0};
    static const int64_t people[] = {100, 200};
    static const uint8_t first[] = {1, 0};
    lc_network *network = NULL;
    lc_table_options *wgs = NULL;
    lc_columns *columns = NULL;
    lc_homes *residents = NULL;
    lc_study *study = NULL;
    lc_table *table = NULL;
    ok("options", lc_table_options_new(LITERAL("WGS84"), &wgs, &error), &error);
    ok("network", lc_network_from_arrays(id, 4, lon, lat, from, 3, to, length_m, &network, &error), &error);
    ok("columns", lc_columns_new(2, &columns, &error), &error);
    ok("id", lc_columns_add_text(columns, LITERAL("id"), shops, 2, &error), &error);
    ok("category", lc_columns_add_text(columns, LITERAL("category"), categories, 2, &error), &error);
    ok("lon", lc_columns_add_real(columns, LITERAL("lon"), shop_lon, 2, NULL, &error), &error);
    ok("lat", lc_columns_add_real(columns, LITERAL("lat"), shop_lat, 2, NULL, &error), &error);
    ok("capacity", lc_columns_add_real(columns, LITERAL("capacity"), capacity, 2, first, &error), &error);
    refused("one value for two rows", lc_columns_add_real(columns, LITERAL("x"), capacity, 1, NULL, &error), LC_STATUS_COLUMN, &error);
    refused("a name twice", lc_columns_add_real(columns, LITERAL("lon"), capacity, 2, NULL, &error), LC_STATUS_COLUMN, &error);
    ok("facilities", lc_columns_facilities(columns, wgs, facilities, &error), &error);
    ok("table", lc_columns_table(columns, &table, &error), &error);
    check("as given", number(table, "capacity", 0) == 10 && is_null(table, "capacity", 1));
    lc_table_free(table);
    lc_columns_free(columns);
    ok("columns", lc_columns_new(2, &columns, &error), &error);
    refused("one text for two rows", lc_columns_add_text(columns, LITERAL("id"), homes, 1, &error), LC_STATUS_COLUMN, &error);
    ok("id", lc_columns_add_text(columns, LITERAL("id"), homes, 2, &error), &error);
    ok("name", lc_columns_add_text(columns, LITERAL("name"), names, 2, &error), &error);
    ok("people", lc_columns_add_integer(columns, LITERAL("people"), people, 2, NULL, &error), &error);
    ok("lon", lc_columns_add_real(columns, LITERAL("lon"), lon, 2, NULL, &error), &error);
    ok("lat", lc_columns_add_real(columns, LITERAL("lat"), lat, 2, NULL, &error), &error);
    ok("homes", lc_columns_homes(columns, wgs, &residents, &error), &error);
    lc_columns_free(columns);
    ok("study", lc_study_from_parts(network, *facilities, residents, NULL, NULL, &study, &error), &error);
    lc_homes_free(residents);
    lc_network_free(network);
    lc_table_options_free(wgs);
    return study;
}

static void arrays(void)
{
    lc_facilities *facilities = NULL, *again = NULL;
    lc_study *study = from_arrays(&facilities);
    lc_walker *walker = NULL;
    lc_prepared *prepared = NULL;
    lc_places *homes = NULL, *shops = NULL;
    lc_table_options *wgs = NULL;
    lc_table *table = NULL;
    lc_text *bytes = NULL;
    ok("walker", lc_walker_with_speed(LITERAL("stroll"), 1.0, &walker, &error), &error);
    ok("prepare", lc_study_prepare(study, walker, NULL, NULL, &prepared, &error), &error);
    ok("homes", lc_prepared_homes(prepared, &homes, &error), &error);
    ok("shops", lc_prepared_facilities(prepared, &shops, &error), &error);
    ok("row", lc_reach_row(homes, 0, shops, 3600, &table, &error), &error);
    check("the walks of the street", number(table, "seconds", 0) == 600 && number(table, "seconds", 1) == 1200);
    lc_table_free(table);
    ok("homes", lc_study_homes(study, &table, &error), &error);
    check("people", number(table, "people", 1) == 200 && text_is(table, "name", 0, "一号楼") && !text_is(table, "name", 1, ""));
    lc_table_free(table);
    ok("land", lc_study_land(study, &table, &error), &error);
    check("no land", table == NULL);
    ok("facilities", lc_study_facilities(study, &table, &error), &error);
    ok("parquet", lc_table_parquet(table, &bytes, &error), &error);
    ok("options", lc_table_options_new(LITERAL("WGS84"), &wgs, &error), &error);
    ok("read", lc_facilities_read(LC_FORMAT_PARQUET, lc_text_data(bytes), lc_text_length(bytes), wgs, &again, &error), &error);
    lc_table_free(table);
    ok("report", lc_facilities_report(again, &table, &error), &error);
    check("nothing lost on the way through GeoParquet", lc_table_row_count(table) == 0);
    lc_table_free(table);
    lc_text_free(bytes);
    lc_table_options_free(wgs);
    lc_facilities_free(again);
    lc_facilities_free(facilities);
    lc_places_free(homes);
    lc_places_free(shops);
    lc_prepared_free(prepared);
    lc_walker_free(walker);
    lc_study_free(study);
}

static void systems(const char *path)
{
    static const double lon[] = {118.78, 118.79}, lat[] = {32.04, 32.05}, nowhere[] = {118.78, 999};
    double x[2] = {0, 0}, y[2] = {0, 0}, back_lon[2], back_lat[2];
    lc_study *study = NULL;
    lc_table *table = NULL;
    ok("from", lc_crs_from_wgs84(LITERAL("GCJ02"), lon, lat, 2, x, y, &error), &error);
    check("some hundred metres off", fabs(x[0] - lon[0]) > 0.003 && fabs(y[1] - lat[1]) > 0.001);
    ok("to", lc_crs_to_wgs84(LITERAL("GCJ02"), x, y, 2, back_lon, back_lat, &error), &error);
    check("and back", fabs(back_lon[0] - lon[0]) < 1e-8 && fabs(back_lat[1] - lat[1]) < 1e-8);
    refused("nowhere", lc_crs_from_wgs84(LITERAL("GCJ02"), nowhere, nowhere, 2, x, y, &error), LC_STATUS_COORDINATE, &error);
    ok("study", lc_study_from_osm(path, strlen(path), NULL, NULL, &study, &error), &error);
    ok("check", lc_study_facilities_crs(study, &table, &error), &error);
    check("OpenStreetMap is in WGS-84", table != NULL && text_is(table, "verdict", 0, "confirmed")
                                            && text_is(table, "reading", 0, "as declared") && number(table, "inside_share", 0) > 0.5);
    lc_table_free(table);
    ok("check", lc_study_homes_crs(study, &table, &error), &error);
    check("homes as well", table != NULL && lc_table_row_count(table) > 1);
    lc_table_free(table);
    ok("land", lc_study_land(study, &table, &error), &error);
    check("some land", table != NULL);
    lc_table_free(table);
    lc_study_free(study);
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        fprintf(stderr, "usage: %s CITY.osm.pbf\n", argv[0]);
        return 2;
    }
    arrays();
    systems(argv[1]);
    printf("%d sources wrong\n", failures);
    return failures != 0;
}
