package org.lifecircle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Networks with something built, and networks asked in their files, through Java; those of tests/c. */
class BuiltNetworkTest {
    /** A street from 1 by 2 to 3; 6 lies in a compound, 120 m from 2 behind the closed gate 5. */
    private static Network compound() {
        return Network.fromCsv(
                Street.utf8("id,lon,lat,gate\n1,118.780,32.04,\n2,118.786,32.04,\n3,118.792,32.04,\n"
                        + "5,118.786,32.0398,closed\n6,118.786,32.038,\n"),
                Street.utf8("from,to,length_m\n1,2,600\n2,3,600\n2,5,20\n5,6,100\n"), new TableOptions("WGS84"));
    }

    /** The seconds out of the compound, or into it; null when there is no walk. */
    private static Double walk(Network network, Walker walker, boolean in) {
        long origin = in ? 1 : 0;
        try (TimedNetwork timed = TimedNetwork.of(network, walker);
                Places places = timed.places(new double[] {118.786, 118.786}, new double[] {32.038, 32.04}, 10);
                Table row = places.row(origin, places, 3600)) {
            int other = row.column("target").indexOf(1 - origin);
            return other < 0 ? null : (Double) row.column("seconds").get(other);
        }
    }

    private static StreetWork path() {
        return StreetWork.addWay(-7, new double[] {118.786, 118.786}, new double[] {32.038, 32.04});
    }

    @Test
    void aGateIsOpened() {
        StreetWork residents = StreetWork.openGate(5, Passage.RESIDENTS, false);
        try (Walker walker = Walker.withSpeed("stroll", 1.0);
                Network closed = compound();
                Network out = closed.withWork(residents);
                Network open = out.withWork(StreetWork.openGate(5, Passage.END_ONLY, false))) {
            assertNull(walk(closed, walker, false));
            assertEquals(120.0, walk(out, walker, false));
            assertNull(walk(out, walker, true));
            assertEquals(120.0, walk(open, walker, true));
            assertThrows(LifeCircleException.Argument.class, () -> open.withWork(residents));
            assertThrows(LifeCircleException.NotFound.class,
                    () -> closed.withWork(StreetWork.openGate(55, Passage.PUBLIC, true)));
            assertThrows(LifeCircleException.Argument.class,
                    () -> closed.withWork(StreetWork.openGate(5, Passage.PUBLIC, true).wayClass(EdgeColumns.STEPS)));
        }
    }

    @Test
    void aWayIsBuilt() {
        StreetWork down = path().wayClass(EdgeColumns.STEPS).direction(1).crossing(0).surface(1).wheelchair(false)
                .incline(0.1).widthM(1.5).layer(1, true);
        try (Walker walker = Walker.withSpeed("stroll", 1.0);
                Walker wheels = Walker.preset("wheelchair");
                Network closed = compound();
                Network path = closed.withWork(path());
                Network steps = closed.withWork(down);
                Network ofAHouse = closed.withWork(path().passage(Passage.END_ONLY))) {
            assertEquals(221.8, walk(path, walker, false), 1);
            assertTrue(walk(path, wheels, false) > 0);
            assertTrue(walk(steps, walker, false) > 0);
            assertNull(walk(steps, walker, true));
            assertNull(walk(steps, wheels, false));
            assertNull(walk(ofAHouse, walker, false), "nobody walks through");
            assertThrows(LifeCircleException.Network.class, () -> closed.withWork(StreetWork.addWay(
                    -1, new double[] {118.786, 118.786}, new double[] {32.038, 32.036})));
            assertThrows(LifeCircleException.Argument.class, () -> closed.withWork(path().wayClass(EdgeColumns.GATE)));
            assertThrows(LifeCircleException.Argument.class, () -> closed.withWork(path().incline(Double.NaN)));
        }
        assertThrows(IllegalArgumentException.class, () -> StreetWork.addWay(1, new double[2], new double[3]));
    }

    @Test
    void aNetworkIsAskedInItsFile() throws IOException {
        Path file = Files.createTempFile("lifecircle", ".network");
        try (Street street = new Street();
                TimedNetwork network = street.prepared.network();
                Table homeDoors = street.homes.doors();
                Table shopDoors = street.shops.doors();
                Doors homes = Doors.of(homeDoors);
                Doors shops = Doors.of(shopDoors)) {
            network.save(file);
            try (SavedNetwork saved = SavedNetwork.open(file);
                    Table row = saved.row(homes, 0, shops, 1200);
                    Table inMemory = street.homes.row(0, street.shops, 1200);
                    Table nodes = saved.nodesWithin(homes, 0, 600);
                    TimedNetwork whole = saved.timed();
                    Table edges = whole.edges()) {
                assertEquals(Arrays.asList(600.0, 1200.0, 600.0), row.column("seconds"));
                assertEquals(inMemory.csv(), row.csv());
                assertEquals(Arrays.asList(0.0, 600.0), nodes.column("seconds"));
                assertEquals(3, edges.rowCount());
                saved.verify();
                assertThrows(LifeCircleException.NotFound.class, () -> saved.row(homes, 9, shops, 60));
                assertThrows(LifeCircleException.Argument.class, () -> saved.nodesWithin(homes, 0, Double.NaN));
            }
            try (SavedNetwork read = SavedNetwork.read(file)) {
                byte[] bytes = Files.readAllBytes(file);
                Files.write(file, Arrays.copyOf(bytes, 10));
                assertThrows(LifeCircleException.Format.class, () -> SavedNetwork.open(file));
                // Between what it holds, and behind it, there are only zeros.
                int last = bytes.length - 1;
                while (bytes[last] == 0) {
                    last--;
                }
                bytes[last] = (byte) ~bytes[last];
                Files.write(file, bytes);
                read.verify();
            }
            try (SavedNetwork spoiled = SavedNetwork.open(file)) {
                assertThrows(LifeCircleException.Format.class, spoiled::verify);
                assertThrows(LifeCircleException.Format.class, spoiled::timed);
            }
        } finally {
            Files.delete(file);
        }
        assertThrows(LifeCircleException.Io.class, () -> SavedNetwork.open(file));
        double[] one = {0};
        assertThrows(LifeCircleException.Argument.class, () -> new Doors(new long[] {-1}, new long[] {0}, one, one));
        assertThrows(IllegalArgumentException.class, () -> new Doors(new long[1], new long[2], one, one));
    }
}
