package org.lifecircle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Crosswalks through Java: values of vendors as categories, how much is mapped, and facilities in a vendor's words. */
class CrosswalkTest {
    @Test
    void valuesBecomeCategoriesByStatedRules() {
        List<String> codes = Arrays.asList("060200", "170200", "110200", null);
        try (Crosswalk amap = new Crosswalk("amap");
                Table before = amap.map(codes, Arrays.asList(null, null, null, "罗森"));
                Table nameless = amap.map(codes, null)) {
            assertEquals(Arrays.asList("convenience-store", null, null, "convenience-store"),
                    before.column("categories"));
            assertEquals(Arrays.asList("code", "outside", "nothing", "place-name"), before.column("by"));
            assertEquals("absent", nameless.column("by").get(3));
            amap.add("110200", "park|market").readCsv("word,category\n170200,bank\n", "own.csv");
            try (Table after = amap.map(codes, null)) {
                assertEquals(Arrays.asList("convenience-store", "bank", "park;market", null),
                        after.column("categories"));
                assertEquals("own-table", after.column("by").get(1));
            }
            assertThrows(LifeCircleException.Category.class, () -> amap.add("x", "markte"));
            assertThrows(LifeCircleException.Column.class, () -> amap.readCsv("a,b\n1,2\n", "own.csv"));
            assertThrows(IllegalArgumentException.class, () -> amap.map(codes, Collections.emptyList()));
        }
        assertThrows(LifeCircleException.Argument.class, () -> new Crosswalk("gaode"));
    }

    @Test
    void whatIsNotMappedIsCountedAndMayBeSaid() {
        List<String> kinds = Arrays.asList("购物;超市", "购物;超事", "购物;超事", "公司企业;公司");
        try (Crosswalk baidu = new Crosswalk("baidu");
                Table before = baidu.coverage(kinds, null)) {
            assertEquals(3, before.rowCount());
            long rows = before.column("rows").stream().mapToLong(n -> (Long) n).sum();
            assertEquals(4, rows);
            baidu.add("购物;超事", "supermarket");
            try (Table after = baidu.coverage(kinds, null)) {
                assertEquals(3, after.column("mapped").stream().mapToLong(n -> (Long) n).sum());
                assertEquals(0, after.column("unmapped").stream().mapToLong(n -> (Long) n).sum());
            }
        }
        try (Table amap = Crosswalk.classes("amap");
                Table osm = Crosswalk.classes("osm")) {
            assertEquals(23, amap.rowCount());
            assertEquals(0, osm.rowCount());
        }
    }

    private static long leftOut(TableOptions options) {
        byte[] shops = Street.utf8("id,category,lon,lat\na,购物:便利店,118.78,32.04\nb,银行金融:典当行,118.79,32.04\n");
        try (Facilities facilities = Facilities.read(Format.CSV, shops, options);
                Table report = facilities.report()) {
            return report.rowCount();
        }
    }

    @Test
    void facilitiesAreReadInTheWordsOfAVendor() {
        try (Crosswalk tencent = new Crosswalk("tencent")) {
            TableOptions options = new TableOptions("WGS84").crosswalk(tencent);
            assertEquals(1, leftOut(options));
            tencent.add("银行金融:典当行", "bank");
            assertEquals(0, leftOut(options));
            assertEquals(2, leftOut(new TableOptions("WGS84")));
        }
    }
}
