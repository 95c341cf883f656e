package org.lifecircle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.Function;
import com.sun.jna.Pointer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Tables as Arrow and back through the addresses of its structures, read as the Arrow C interfaces lay them out. */
class ArrowTest {
    private static HostColumns nodes() {
        return new HostColumns(3)
                .integer("id", Arrays.asList(1L, 2L, 3L))
                .real("lon", 118.780, 118.786, 118.792)
                .real("lat", 32.04, 32.04, 32.04);
    }

    private static HostColumns edges() {
        return new HostColumns(2)
                .integer("from", Arrays.asList(1L, 2L))
                .integer("to", Arrays.asList(2L, 3L))
                .real("length_m", Arrays.asList(600.0, null));
    }

    private static Pointer child(Pointer structure, long children, int index) {
        return structure.getPointer(children).getPointer(8L * index);
    }

    @Test
    void aTableIsHandedOutByItsAddresses() {
        ArrowTable arrow;
        try (HostColumns columns = edges();
                Table table = columns.table()) {
            arrow = table.toArrow();
        }
        // The table is gone; what was handed out is not.
        Pointer schema = new Pointer(arrow.schemaAddress());
        Pointer array = new Pointer(arrow.arrayAddress());
        assertEquals("+s", schema.getPointer(0).getString(0));
        assertEquals(3, schema.getLong(32));
        assertEquals("length_m", child(schema, 40, 2).getPointer(8).getString(0));
        assertEquals("g", child(schema, 40, 2).getPointer(0).getString(0));
        assertEquals(2, array.getLong(0));
        Pointer lengths = child(array, 48, 2);
        assertEquals(1, lengths.getPointer(40).getPointer(0).getByte(0) & 3, "the second length is not known");
        assertEquals(600.0, lengths.getPointer(40).getPointer(8).getDouble(0));
        arrow.close();
        arrow.close();
        assertThrows(IllegalStateException.class, arrow::arrayAddress);
    }

    @Test
    void whatSomebodyTookIsNotReleasedTwice() {
        try (HostColumns columns = edges();
                Table table = columns.table();
                ArrowTable arrow = table.toArrow()) {
            Pointer array = new Pointer(arrow.arrayAddress());
            Pointer release = array.getPointer(64);
            assertNotNull(release);
            Function.getFunction(release).invokeVoid(new Object[] {array});
            assertNull(array.getPointer(64), "a structure that is released says so");
        }
    }

    @Test
    void networksFacilitiesAndHomesComeFromStreams() {
        TableOptions wgs = new TableOptions("WGS84");
        try (HostColumns nodeColumns = nodes();
                HostColumns edgeColumns = edges();
                Table nodeTable = nodeColumns.table();
                Table edgeTable = edgeColumns.table();
                ArrowStream nodeStream = nodeTable.toArrowStream();
                ArrowStream edgeStream = edgeTable.toArrowStream();
                Network network = Network.fromArrow(nodeStream.address(), edgeStream.address(), wgs);
                Street street = new Street();
                Table shops = street.study.facilities();
                Table people = street.study.homes();
                ArrowStream shopStream = shops.toArrowStream();
                ArrowStream homeStream = people.toArrowStream();
                Facilities facilities = Facilities.fromArrow(shopStream.address(), wgs);
                Homes homes = Homes.fromArrow(homeStream.address(), wgs);
                Study study = Study.fromParts(network, facilities, homes, null, null);
                Prepared prepared = study.prepare(street.walker, null, null);
                Places from = prepared.homes();
                Places to = prepared.facilities();
                Table row = from.row(0, to, 3600)) {
            assertEquals(3, study.facilityCount());
            assertEquals(3, study.homeCount());
            assertEquals(600.0, row.column("seconds").get(0));
            // The second edge is measured: about 566 m.
            assertEquals(600 + 566, (Double) row.column("seconds").get(1), 2);
            LifeCircleException.Argument moved = assertThrows(LifeCircleException.Argument.class,
                    () -> Network.fromArrow(nodeStream.address(), edgeStream.address(), wgs));
            assertTrue(moved.getMessage().contains("released"), moved.getMessage());
            assertThrows(LifeCircleException.Argument.class, () -> Homes.fromArrow(0, wgs));
        }
    }

    @Test
    void aStreamThatDoesNotFitIsTakenAllTheSame() {
        TableOptions wgs = new TableOptions("WGS84");
        try (HostColumns columns = edges();
                Table table = columns.table();
                ArrowStream stream = table.toArrowStream()) {
            assertThrows(LifeCircleException.Column.class, () -> Facilities.fromArrow(stream.address(), wgs));
            assertNull(new Pointer(stream.address()).getPointer(24));
            assertThrows(LifeCircleException.Argument.class, () -> Land.fromArrow(stream.address(), wgs));
        }
    }
}
