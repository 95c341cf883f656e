package org.lifecircle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The register of needs: the story of tests/c/needs.c, and stores in Java that keep their word or do not. */
class NeedsTest {
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 2);
    private static final LocalDate APRIL = LocalDate.of(2026, 4, 1);
    private static final List<String> N1 = Collections.singletonList("n1");

    @AfterEach
    void nothingIsHeldThatIsClosed() {
        assertEquals(0, Plugins.live(), "a store is let go with the last that uses it");
    }

    private static Entries raised(String id) {
        return new Entries().raised(id, "red", MARCH, "no place to have shoes mended");
    }

    private static int happened(NeedsRegister register) {
        try (Table entries = register.entries()) {
            return entries.rowCount();
        }
    }

    @Test
    void fromRaisedToRated() {
        try (NeedsRegister register = NeedsRegister.inMemory();
                Standard standard = Standard.bundled("mofcom-2025")) {
            register.enter(raised("n1"));
            assertThrows(LifeCircleException.Duplicate.class, () -> register.enter(raised("n1")));
            Entries rated = new Entries().rated("s1", "n1", APRIL, 19, 20);
            assertThrows(LifeCircleException.NotFound.class, () -> register.enter(rated), "nothing was served yet");
            register.enter(new Entries()
                    .consulted("c1", N1, MARCH, "agreed")
                    .proposed("p1", N1, MARCH, "a stall")
                    .served("s1", N1, APRIL, "p1", "a stall"));
            register.enter(rated);
            assertEquals(5, happened(register));
            try (Table lists = register.summary(SummaryBy.LIST, standard, "satisfaction");
                    Table all = register.summary(SummaryBy.ALL);
                    Table needs = register.needs();
                    Table proposals = register.proposals()) {
                assertEquals(Arrays.asList("red", "yellow", "blue"), lists.column("key"));
                assertEquals(Arrays.asList(0.95, null, null), lists.column("satisfaction"));
                assertEquals(30.0, lists.column("median_days").get(0));
                assertEquals(Arrays.asList(true, null, null), lists.column("meets_target"));
                assertFalse(all.columns().contains("meets_target"));
                assertEquals(Collections.singletonList("rated"), needs.column("stage"));
                assertEquals(Collections.singletonList("s1"), proposals.column("services"));
            }
            assertThrows(LifeCircleException.NotFound.class,
                    () -> register.summary(SummaryBy.ALL, standard, "happiness"));
        }
    }

    @Test
    void tablesComeInAndTheirBadRowsAreTold() {
        String csv = "编号,日期,清单,业态,内容\nn1,2026-03-02,mine,repair,修鞋无处去\nn2,2026-02-30,mine,,\n";
        NeedList mine = new NeedList("mine", "本社区清单", "ours");
        try (RegisterStore store = RegisterStore.memory();
                NeedsRegister register = NeedsRegister.open(store, "needs", mine);
                Table report = register.importCsv(Street.utf8(csv), "needs.csv");
                HostColumns columns = new HostColumns(2)
                        .text("id", "n3", "n4")
                        .text("on", "2026-04-01", "2026-04-02")
                        .text("list", "mine", "red");
                Table table = columns.table();
                Table refused = register.importTable(table, "ours")) {
            assertEquals(1, report.rowCount());
            assertEquals(1, refused.rowCount(), "there is no red list here");
            assertEquals(2, happened(register));
            assertThrows(LifeCircleException.Value.class, () -> NeedsRegister.open(store, "two", mine, mine));
        }
    }

    @Test
    void openNeedsWeighOnHomes() {
        try (Street street = new Street();
                NeedsRegister register = NeedsRegister.inMemory();
                Groups circles = new Groups().add("middle", 0, 1)) {
            register.enter(raised("n1").need("repair", null, 118.780, 32.04, 20)
                    .raised("n2", "blue", MARCH, "lamps").need("pharmacy", "middle", Double.NaN, Double.NaN, 30));
            List<String> wanted = Arrays.asList("repair", "pharmacy");
            try (DemandWeights weights = register.demandWeights(street.study, circles, wanted, 2, 500)) {
                assertEquals(Arrays.asList(140.0, 200.0, 0.0), weights.homes().column("repair"));
                assertEquals(Arrays.asList(120.0, 240.0, 0.0), weights.homes().column("pharmacy"));
                assertEquals(1, weights.report().rowCount(), "people not known");
            }
            try (DemandWeights weights = register.demandWeights(street.study, null, wanted, 2, 500)) {
                assertEquals(2, weights.report().rowCount(), "a need of no circle that is known");
            }
            assertThrows(LifeCircleException.Argument.class,
                    () -> register.demandWeights(street.study, null, wanted, -1, 500));
            assertThrows(LifeCircleException.Category.class,
                    () -> register.enter(raised("n3").need("rocket", null, 0, 0, 1)));
        }
    }

    @Test
    void whatIsEnteredIsOnTheDisk(@TempDir Path folder) {
        Path file = folder.resolve("needs.db");
        try (RegisterStore store = RegisterStore.sqlite(file);
                NeedsRegister first = NeedsRegister.open(store, "needs");
                NeedsRegister second = NeedsRegister.open(store, "needs")) {
            store.check("trial");
            first.enter(raised("n1"));
            assertEquals(0, happened(second));
            second.refresh();
            assertEquals(1, happened(second));
            first.enter(raised("n2"));
            assertThrows(LifeCircleException.Duplicate.class, () -> second.enter(raised("n2")), "it reads first");
        }
        try (RegisterStore store = RegisterStore.sqlite(file);
                NeedsRegister again = NeedsRegister.open(store, "needs")) {
            assertEquals(2, happened(again));
        }
        assertThrows(LifeCircleException.Io.class, () -> RegisterStore.sqlite(folder.resolve("none/needs.db")));
    }

    /** Streams in a map. */
    private static class InMap implements Store {
        final Map<String, List<byte[]>> streams = new HashMap<>();
        final List<Thread> threads = new ArrayList<>();

        @Override
        public long append(String stream, long expected, List<byte[]> records) throws Exception {
            threads.add(Thread.currentThread());
            List<byte[]> held = streams.computeIfAbsent(stream, name -> new ArrayList<>());
            long before = held.size();
            if (before == expected) {
                held.addAll(records);
            }
            return before;
        }

        @Override
        public List<byte[]> read(String stream, long from) throws Exception {
            threads.add(Thread.currentThread());
            List<byte[]> held = streams.getOrDefault(stream, Collections.emptyList());
            return held.subList((int) Math.min(from, held.size()), held.size());
        }
    }

    @Test
    void aStoreInJavaKeepsTheLawsAndIsAskedOnTheCallersThread() {
        InMap map = new InMap();
        RegisterStore store;
        try (Registry registry = new Registry().addStore("map", map)) {
            store = registry.store("map");
            assertThrows(LifeCircleException.NotFound.class, () -> registry.store("mop"));
        }
        store.check("trial");
        try (NeedsRegister register = NeedsRegister.open(store, "needs")) {
            store.close();
            register.enter(raised("n1"));
            assertEquals(1, happened(register));
            assertEquals(1, Plugins.live(), "held by the register");
        }
        assertEquals(1, map.streams.get("needs").size());
        assertTrue(new String(map.streams.get("needs").get(0)).contains("\"raised\""));
        map.threads.forEach(thread -> assertSame(Thread.currentThread(), thread));
    }

    @Test
    void aStoreThatFailsOrLiesIsFoundOut() {
        IOException own = new IOException("the disk is full");
        Store full = new InMap() {
            @Override
            public long append(String stream, long expected, List<byte[]> records) throws Exception {
                throw own;
            }
        };
        Store forgetful = new InMap() {
            @Override
            public long append(String stream, long expected, List<byte[]> records) {
                return expected;
            }
        };
        NeedsRegister[] itself = new NeedsRegister[1];
        Store reentrant = new InMap() {
            @Override
            public long append(String stream, long expected, List<byte[]> records) throws Exception {
                assertThrows(LifeCircleException.Argument.class, () -> itself[0].refresh());
                return super.append(stream, expected, records);
            }
        };
        try (Registry registry = new Registry()
                        .addStore("full", full).addStore("forgetful", forgetful).addStore("reentrant", reentrant);
                RegisterStore onFull = registry.store("full");
                RegisterStore onForgetful = registry.store("forgetful");
                RegisterStore onReentrant = registry.store("reentrant");
                NeedsRegister register = NeedsRegister.open(onFull, "needs");
                NeedsRegister twisted = NeedsRegister.open(onReentrant, "needs")) {
            LifeCircleException.Plugin failed =
                    assertThrows(LifeCircleException.Plugin.class, () -> register.enter(raised("n1")));
            assertSame(own, failed.getCause());
            assertEquals(0, happened(register), "nothing was entered");
            LifeCircleException.Plugin lied =
                    assertThrows(LifeCircleException.Plugin.class, () -> onForgetful.check("trial"));
            assertNull(lied.getCause());
            itself[0] = twisted;
            twisted.enter(raised("n1"));
            assertEquals(1, happened(twisted));
        }
    }
}
