package org.lifecircle;

import java.nio.charset.StandardCharsets;

/**
 * A street with a side street, worked by hand: 1 --600 m-- 2 --600 m-- 3, and 4 at the end of 300 m from 2. Everybody
 * walks 1 m/s. Homes h1 at 1, h2 at 2, h3 at 4; pharmacies at 2 and 3, a market at 2. It is that of tests/c/street.h.
 */
final class Street implements AutoCloseable {
    final Study study;
    final Walker walker;
    final Prepared prepared;
    final Places homes;
    final Places shops;

    Street() {
        TableOptions wgs = new TableOptions("WGS84");
        try (Network network = Network.fromCsv(
                        utf8("id,lon,lat\n1,118.780,32.04\n2,118.786,32.04\n3,118.792,32.04\n4,118.786,32.0425\n"),
                        utf8("from,to,length_m\n1,2,600\n2,3,600\n2,4,300\n"), wgs);
                Facilities facilities = Facilities.read(Format.CSV, utf8("id,category,lon,lat,opening_hours,capacity\n"
                        + "p1,pharmacy,118.786,32.04,Mo-Su 08:00-20:00,10\np2,pharmacy,118.792,32.04,,5\n"
                        + "m1,market,118.786,32.04,Mo-Su 05:00-10:00,\n"), wgs);
                Homes people = Homes.read(Format.CSV, utf8("id,lon,lat,people,group:old\nh1,118.780,32.04,100,50\n"
                        + "h2,118.786,32.04,200,10\nh3,118.786,32.0425,,\n"), wgs)) {
            study = Study.fromParts(network, facilities, people, null,
                    new Study.Options().extent(118.6, 31.9, 119.0, 32.2));
        }
        walker = Walker.withSpeed("stroll", 1.0);
        prepared = study.prepare(walker, null, null);
        homes = prepared.homes();
        shops = prepared.facilities();
    }

    Groups groups() {
        return new Groups().add("pharmacy", 0, 1).add("market", 2);
    }

    @Override
    public void close() {
        shops.close();
        homes.close();
        prepared.close();
        walker.close();
        study.close();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
