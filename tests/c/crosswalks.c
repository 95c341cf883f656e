/* Crosswalks through C: values of vendors as categories, how much is mapped, facilities read in a vendor's words. */
#include "street.h"

static lc_error *error;

static lc_crosswalk *of_scheme(const char *scheme)
{
    lc_crosswalk *made = NULL;
    ok(scheme, lc_crosswalk_new(scheme, strlen(scheme), &made, &error), &error);
    return made;
}

/* Whether one value of a crosswalk is mapped so; no categories are NULL. */
static void mapped(const lc_crosswalk *crosswalk, const char *value, const char *name, const char *categories,
                   const char *by)
{
    lc_table *table = NULL;
    ok(by, lc_crosswalk_map(crosswalk, &value, &name, 1, &table, &error), &error);
    check(by, lc_table_row_count(table) == 1 && text_is(table, "by", 0, by));
    check(by, categories != NULL ? text_is(table, "categories", 0, categories) : is_null(table, "categories", 0));
    lc_table_free(table);
}

static void values(void)
{
    static const char own[] = "word,category\n170200,bank\n", none[] = "a,b\n1,2\n";
    lc_crosswalk *amap = of_scheme("amap"), *other = NULL;
    size_t rows = 0;
    mapped(amap, "060200", NULL, "convenience-store", "code");
    mapped(amap, "050500|061205", NULL, "cafe-teahouse;bookstore", "code");
    mapped(amap, "170200", NULL, NULL, "outside");
    mapped(amap, "110200", NULL, NULL, "nothing");
    mapped(amap, "60200", NULL, NULL, "unreadable");
    mapped(amap, NULL, NULL, NULL, "absent");
    mapped(amap, NULL, "罗森", "convenience-store", "place-name");
    /* The host's own words go before the vendor's. */
    ok("own word", lc_crosswalk_add(amap, LITERAL("110200"), LITERAL("park|market"), &error), &error);
    mapped(amap, "110200", NULL, "park;market", "own-table");
    ok("own words", lc_crosswalk_read_csv(amap, LITERAL(own), LITERAL("own.csv"), &rows, &error), &error);
    check("one word", rows == 1);
    mapped(amap, "170200", NULL, "bank", "own-table");
    ok("outside", lc_crosswalk_add(amap, LITERAL("060200"), LITERAL(""), &error), &error);
    mapped(amap, "060200", NULL, NULL, "outside");
    refused("no such category", lc_crosswalk_add(amap, LITERAL("x"), LITERAL("markte"), &error), LC_STATUS_CATEGORY,
            &error);
    refused("no word", lc_crosswalk_add(amap, LITERAL(" "), LITERAL("market"), &error), LC_STATUS_EMPTY, &error);
    refused("no columns", lc_crosswalk_read_csv(amap, LITERAL(none), LITERAL("own.csv"), NULL, &error),
            LC_STATUS_COLUMN, &error);
    refused("no such vendor", lc_crosswalk_new(LITERAL("gaode"), &other, &error), LC_STATUS_ARGUMENT, &error);
    lc_crosswalk_free(amap);
}

/* The sum of a column. */
static double total(const lc_table *table, const char *column)
{
    size_t row;
    double sum = 0;
    for (row = 0; row < lc_table_row_count(table); row++) {
        sum += number(table, column, row);
    }
    return sum;
}

static void coverage(void)
{
    static const char *const kinds[] = {"购物;超市", "购物;超事", "购物;超事", "公司企业;公司", NULL};
    static const char *const names[] = {NULL, NULL, NULL, NULL, "罗森"};
    lc_crosswalk *baidu = of_scheme("baidu");
    lc_table *table = NULL;
    ok("coverage", lc_crosswalk_coverage(baidu, kinds, names, 5, &table, &error), &error);
    check("a row for each value", lc_table_row_count(table) == 4 && total(table, "rows") == 5);
    lc_table_free(table);
    ok("coverage without names", lc_crosswalk_coverage(baidu, kinds, NULL, 5, &table, &error), &error);
    check("a place without a word and a name is not mapped",
          total(table, "mapped") + total(table, "unmapped") == 4 && total(table, "unmapped") >= 1);
    lc_table_free(table);
    ok("own word", lc_crosswalk_add(baidu, LITERAL("购物;超事"), LITERAL("supermarket"), &error), &error);
    ok("coverage", lc_crosswalk_coverage(baidu, kinds, names, 5, &table, &error), &error);
    check("with the host's word all but the company are mapped",
          total(table, "mapped") == 4 && total(table, "unmapped") == 0);
    lc_table_free(table);
    lc_crosswalk_free(baidu);
}

static void classes(void)
{
    lc_table *table = NULL;
    ok("classes", lc_crosswalk_classes(LITERAL("amap"), &table, &error), &error);
    check("23 classes of AMap", lc_table_row_count(table) == 23 && !is_null(table, "outside", 0));
    lc_table_free(table);
    ok("classes", lc_crosswalk_classes(LITERAL("osm"), &table, &error), &error);
    check("OpenStreetMap has no list", lc_table_row_count(table) == 0);
    lc_table_free(table);
    refused("no such vendor", lc_crosswalk_classes(LITERAL("bing"), &table, &error), LC_STATUS_ARGUMENT, &error);
}

/* How many rows of a table in Tencent's words are left out. */
static size_t left_out(const lc_crosswalk *crosswalk)
{
    static const char shops[] = "id,category,lon,lat\na,购物:便利店,118.78,32.04\nb,银行金融:典当行,118.79,32.04\n";
    lc_table_options *options = NULL;
    lc_facilities *facilities = NULL;
    lc_table *report = NULL;
    size_t rows;
    ok("options", lc_table_options_new(LITERAL("WGS84"), &options, &error), &error);
    if (crosswalk != NULL) {
        ok("crosswalk", lc_table_options_set_crosswalk(options, crosswalk, &error), &error);
    }
    ok("read", lc_facilities_read(LC_FORMAT_CSV, LITERAL(shops), options, &facilities, &error), &error);
    ok("report", lc_facilities_report(facilities, &report, &error), &error);
    rows = lc_table_row_count(report);
    lc_table_free(report);
    lc_facilities_free(facilities);
    lc_table_options_free(options);
    return rows;
}

int main(void)
{
    lc_crosswalk *tencent = of_scheme("tencent");
    values();
    coverage();
    classes();
    check("a pawnshop is no business of ours", left_out(tencent) == 1);
    ok("own word", lc_crosswalk_add(tencent, LITERAL("银行金融:典当行"), LITERAL("bank"), &error), &error);
    check("unless the host says so", left_out(tencent) == 0);
    check("without a crosswalk nobody knows the words", left_out(NULL) == 2);
    lc_crosswalk_free(tencent);
    printf("%d crosswalks wrong\n", failures);
    return failures != 0;
}
