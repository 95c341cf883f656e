/* A prepared network asked in its file, through C: the answers of the one that was saved, and nothing but an error from a
 * file that is not as it was written. Usage: saved_network NETWORK_FILE */
#include "street.h"

static lc_error *error;

/* The doors of places, as a host would have kept them. */
static lc_doors *kept(const lc_places *places)
{
    lc_table *table = NULL;
    lc_doors *made = NULL;
    size_t place = 0, edge = 0, chainage = 0, link = 0;
    const int64_t *place_of = NULL, *edge_of = NULL;
    const double *chainage_m = NULL, *link_m = NULL;
    ok("doors", lc_places_doors(places, &table, &error), &error);
    ok("place", lc_table_find_column(table, LITERAL("place"), &place, &error), &error);
    ok("edge", lc_table_find_column(table, LITERAL("edge"), &edge, &error), &error);
    ok("chainage", lc_table_find_column(table, LITERAL("chainage_m"), &chainage, &error), &error);
    ok("link", lc_table_find_column(table, LITERAL("link_m"), &link, &error), &error);
    ok("place", lc_table_integer(table, place, &place_of, &error), &error);
    ok("edge", lc_table_integer(table, edge, &edge_of, &error), &error);
    ok("chainage", lc_table_real(table, chainage, &chainage_m, &error), &error);
    ok("link", lc_table_real(table, link, &link_m, &error), &error);
    ok("doors", lc_doors_new(place_of, lc_table_row_count(table), edge_of, chainage_m, link_m, &made, &error), &error);
    lc_table_free(table);
    return made;
}

static void sparse(const lc_saved_network *saved, const lc_doors *homes)
{
    static const int64_t place[] = {70, 3, 70}, edge[] = {0, 1, 99}, before[] = {-1, 0, 0};
    static const double chainage_m[] = {0, 600, 5}, link_m[] = {0, 0, 0}, nowhere[] = {0, NAN, 0};
    lc_doors *doors = NULL, *none = NULL;
    lc_table *table = NULL;
    ok("doors", lc_doors_new(place, 3, edge, chainage_m, link_m, &doors, &error), &error);
    ok("row", lc_saved_network_row(saved, homes, 1, doors, 3600, &table, &error), &error);
    check("places keep their numbers", lc_table_row_count(table) == 2 && number(table, "target", 0) == 3
                                           && number(table, "target", 1) == 70);
    lc_table_free(table);
    ok("row", lc_saved_network_row(saved, doors, 70, doors, 3600, &table, &error), &error);
    check("itself", number(table, "target", 1) == 70 && number(table, "seconds", 1) == 0);
    lc_table_free(table);
    refused("no door", lc_saved_network_row(saved, doors, 4, doors, 60, &table, &error), LC_STATUS_NOT_FOUND, &error);
    refused("no time", lc_saved_network_row(saved, doors, 3, doors, NAN, &table, &error), LC_STATUS_ARGUMENT, &error);
    refused("no place", lc_doors_new(before, 3, edge, chainage_m, link_m, &none, &error), LC_STATUS_ARGUMENT, &error);
    refused("no edge", lc_doors_new(place, 3, before, chainage_m, link_m, &none, &error), LC_STATUS_ARGUMENT, &error);
    refused("no metres", lc_doors_new(place, 3, edge, nowhere, link_m, &none, &error), LC_STATUS_ARGUMENT, &error);
    refused("no link", lc_doors_new(place, 3, edge, chainage_m, nowhere, &none, &error), LC_STATUS_ARGUMENT, &error);
    lc_doors_free(doors);
}

static void asked(lc_saved_network *saved, const lc_places *homes, const lc_places *shops)
{
    lc_doors *home_doors = kept(homes), *shop_doors = kept(shops);
    lc_table *from_file = NULL, *from_memory = NULL;
    lc_timed *timed = NULL;
    size_t row;
    ok("row", lc_saved_network_row(saved, home_doors, 0, shop_doors, 1200, &from_file, &error), &error);
    ok("row", lc_reach_row(homes, 0, shops, 1200, &from_memory, &error), &error);
    same("the walks of the network that was saved", from_file, from_memory);
    ok("nodes", lc_saved_network_nodes_within(saved, home_doors, 0, 600, &from_file, &error), &error);
    ok("nodes", lc_reach_nodes_within(homes, 0, 600, &from_memory, &error), &error);
    check("two nodes", lc_table_row_count(from_file) == 2 && lc_table_row_count(from_memory) == 2);
    for (row = 0; row < lc_table_row_count(from_file); row++) {
        check("its nodes", number(from_file, "node", row) == number(from_memory, "node", row)
                               && number(from_file, "seconds", row) == number(from_memory, "seconds", row));
    }
    lc_table_free(from_file);
    lc_table_free(from_memory);
    sparse(saved, home_doors);
    ok("verify", lc_saved_network_verify(saved, &error), &error);
    ok("whole", lc_saved_network_timed(saved, &timed, &error), &error);
    lc_saved_network_free(saved);
    ok("edges", lc_timed_edges(timed, &from_file, &error), &error);
    check("three edges", lc_table_row_count(from_file) == 3);
    lc_table_free(from_file);
    lc_timed_free(timed);
    lc_doors_free(home_doors);
    lc_doors_free(shop_doors);
}

/* Writes the file again, so many bytes of it, every byte from `spoiled` on turned over. */
static void rewrite(const char *file, const char *bytes, size_t length, size_t spoiled)
{
    FILE *out = fopen(file, "wb");
    size_t i;
    if (out == NULL) {
        exit(1);
    }
    for (i = 0; i < length; i++) {
        fputc(i < spoiled ? bytes[i] : ~bytes[i], out);
    }
    fclose(out);
}

static void in_its_file(const struct street *s, const char *file)
{
    static char bytes[1 << 16];
    lc_timed *timed = NULL;
    lc_places *homes = NULL, *shops = NULL;
    lc_saved_network *saved = NULL;
    size_t length, held;
    FILE *in;
    ok("timed", lc_prepared_timed(s->prepared, &timed, &error), &error);
    ok("homes", lc_prepared_homes(s->prepared, &homes, &error), &error);
    ok("shops", lc_prepared_facilities(s->prepared, &shops, &error), &error);
    ok("save", lc_timed_save(timed, file, strlen(file), &error), &error);
    ok("open", lc_saved_network_open(file, strlen(file), &saved, &error), &error);
    asked(saved, homes, shops);
    ok("read", lc_saved_network_read(file, strlen(file), &saved, &error), &error);
    in = fopen(file, "rb");
    length = in != NULL ? fread(bytes, 1, sizeof bytes, in) : 0;
    check("a small file", in != NULL && length > 1000 && length < sizeof bytes);
    fclose(in);
    rewrite(file, bytes, 10, 10);
    asked(saved, homes, shops);
    refused("cut off", lc_saved_network_open(file, strlen(file), &saved, &error), LC_STATUS_FORMAT, &error);
    /* Between what it holds, and behind it, there are only zeros. */
    for (held = length; held > 0 && bytes[held - 1] == 0; held--) {
    }
    rewrite(file, bytes, length, held - 1);
    ok("its header is right", lc_saved_network_read(file, strlen(file), &saved, &error), &error);
    refused("but not the rest", lc_saved_network_verify(saved, &error), LC_STATUS_FORMAT, &error);
    refused("nor the whole", lc_saved_network_timed(saved, &timed, &error), LC_STATUS_FORMAT, &error);
    lc_saved_network_free(saved);
    remove(file);
    refused("no file", lc_saved_network_open(file, strlen(file), &saved, &error), LC_STATUS_IO, &error);
    lc_places_free(homes);
    lc_places_free(shops);
    lc_timed_free(timed);
}

int main(int argc, char **argv)
{
    struct street s;
    if (argc != 2) {
        fprintf(stderr, "usage: %s NETWORK_FILE\n", argv[0]);
        return 2;
    }
    s = street_open();
    in_its_file(&s, argv[1]);
    street_close(s);
    printf("%d networks in files wrong\n", failures);
    return failures != 0;
}
