package org.lifecircle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where new facilities should stand: the numbers of tests/c/siting.c, and solvers in Java that answer, stop and lie. */
class SitingTest {
    /** Demand 0 in the north, 1 in the south; a hall, a shed and a yard that only the south gets to. */
    private static final int[] ROWS = {0, 0, 1, 1, 1};
    private static final int[] COLUMNS = {0, 1, 0, 1, 2};
    private static final double[] COSTS = {400, 100, 200, 900, 50};

    @AfterEach
    void nothingIsHeldThatIsClosed() {
        assertEquals(0, Plugins.live(), "a solver is let go with the last that uses it");
    }

    private static SitingDemand people() {
        return new SitingDemand(new String[] {"north", "south"}, new double[] {300, 100});
    }

    private static Sites places() {
        return new Sites("hall", "shed", "yard");
    }

    private static SitingOptions median(long number) {
        return new SitingOptions(SitingModel.median()).number(number);
    }

    private static Siting question(SitingOptions options) {
        return Siting.ofCosts(options, people(), places(), ROWS, COLUMNS, COSTS);
    }

    /** The objective of the plan, whose first site and proof are checked. */
    private static double solved(Siting question, String first) {
        try (Siting siting = question;
                SitePlan plan = siting.solve(null, null);
                Table sites = plan.sites();
                Table summary = plan.summary()) {
            assertEquals(first, sites.column("site").get(0));
            assertEquals(Collections.singletonList(0.0), summary.column("gap"));
            return (Double) summary.column("objective").get(0);
        }
    }

    @Test
    void everyModelOfTheHostsOwnCosts() {
        assertEquals(120_000, solved(question(median(1)), "shed"));
        assertEquals(35_000, solved(question(median(2)), "shed"));
        assertEquals(400, solved(question(new SitingOptions(SitingModel.centre()).number(1)), "hall"));
        assertEquals(1, solved(question(new SitingOptions(SitingModel.coverAll(400))), "hall"));
        assertEquals(300, solved(question(new SitingOptions(SitingModel.maxCover(100)).number(1)), "shed"));
        assertEquals(400, solved(question(new SitingOptions(SitingModel.coverTwice(900)).number(2)), "hall"));
        SitingModel decayed = SitingModel.decayed(Decay.linear(1000));
        assertEquals(280, solved(question(new SitingOptions(decayed).number(1)), "shed"), 1e-9);
        SitingOptions apart = new SitingOptions(SitingModel.dispersion())
                .number(2)
                .between(new int[] {0, 0, 1}, new int[] {1, 2, 2}, new double[] {10, 30, 20});
        assertEquals(30, solved(question(apart), "hall"));
        Siting fair = Siting.ofCosts(median(1).worstGroup(), people().groups("young", "old"), places(), ROWS, COLUMNS, COSTS);
        assertEquals(400, solved(fair, "hall"));
        Siting cheap = Siting.ofCosts(new SitingOptions(SitingModel.median()).budget(3), people(),
                places().prices(5, 2, 1), ROWS, COLUMNS, COSTS);
        assertEquals(35_000, solved(cheap, "shed"));
        Siting small = Siting.ofCosts(
                median(2), people(), places().capacities(300, Double.NaN, 100), ROWS, COLUMNS, COSTS);
        assertEquals(35_000, solved(small, "shed"));
    }

    @Test
    void anIntegerProgramAnswersAsTheLibraryDoes() {
        try (Siting siting = question(median(2));
                RegisteredSolver exact = RegisteredSolver.mixedInteger();
                SitePlan plan = siting.solveWith(exact, null, null);
                Table summary = plan.summary()) {
            assertEquals(Collections.singletonList("mixed-integer"), summary.column("solver"));
            assertEquals(Collections.singletonList(35_000.0), summary.column("objective"));
            assertEquals(Collections.singletonList(0.0), summary.column("gap"));
            exact.check(siting);
        }
    }

    @Test
    void aPlanSaysWhoGoesWhereAndWhatIsThereAlready() {
        Sites sites = places().existing(true, false, false).positions(new double[] {118.78, Double.NaN, 118.79},
                new double[] {32.0, Double.NaN, 32.0});
        try (Siting siting = Siting.ofCosts(median(1), people(), sites, ROWS, COLUMNS, COSTS);
                SitePlan plan = siting.solve(new SitingLimits().gap(0.5).timeS(60).work(1_000_000), null);
                Table open = plan.sites();
                Table assignment = plan.assignment();
                Table report = siting.report()) {
            assertEquals(Arrays.asList("hall", "shed"), open.column("site"));
            assertEquals(Arrays.asList(true, false), open.column("existing"));
            assertEquals(Arrays.asList("shed", "hall"), assignment.column("site"));
            assertEquals(118.78, open.points().get(0)[0]);
            assertNull(open.points().get(1));
            assertEquals(0, report.rowCount());
            assertThrows(LifeCircleException.Argument.class, () -> siting.solve(new SitingLimits().gap(2), null));
        }
    }

    @Test
    void homesOfAStudyWalkToCandidates() {
        Sites beside = new Sites("west", "middle", "north").positions(
                new double[] {118.780, 118.786, 118.786}, new double[] {32.04, 32.04, 32.0425});
        SitingOptions homes = median(1).weighing(Weighing.HOMES);
        try (Street street = new Street()) {
            // 100 people walk 600 s; those of the third home are not known.
            assertEquals(60_000, solved(street.prepared.siting(median(1), beside, null), "middle"));
            assertEquals(900, solved(street.prepared.siting(homes, beside, null), "middle"));
            assertEquals(300, solved(street.prepared.siting(homes.existing(0), beside, null), "west"));
            assertThrows(LifeCircleException.Argument.class, () -> street.prepared.siting(median(1), places(), null));
        }
    }

    @Test
    void homesOfAStudyAreWeighedAndCompared() {
        Sites beside = new Sites("west", "middle", "north").positions(
                new double[] {118.780, 118.786, 118.786}, new double[] {32.04, 32.04, 32.0425});
        try (Street street = new Street()) {
            // What needs add: 500 in the north; nobody knows of the second home.
            SitingOptions needed = median(1).homeWeights(100, Double.NaN, 500);
            assertEquals(90_000, solved(street.prepared.siting(needed, beside, null), "north"));
            // 50 old people in the west and 10 in the middle; only they are a group, and there is no other.
            SitingOptions old = median(1).peopleGroups().worstGroup();
            assertEquals(100, solved(street.prepared.siting(old, beside, null), "west"), 1e-9);
            // In the west the east walks 814 s on average, though that is least in all; in the middle the west walks 600 s.
            SitingOptions sides = median(1).homeWeights(100, 20, 50).homeGroups("west", "east", "east").worstGroup();
            assertEquals(600, solved(street.prepared.siting(sides, beside, null), "middle"), 1e-9);
            for (SitingOptions bad : new SitingOptions[] {
                median(1).homeWeights(1, 2), median(1).homeGroups("west"), median(1).weighing(Weighing.HOMES).peopleGroups(),
                median(1).weighing(Weighing.HOMES).homeGroups("west", "east", null).worstGroup()
            }) {
                assertThrows(LifeCircleException.Argument.class, () -> street.prepared.siting(bad, beside, null));
            }
        }
    }

    @Test
    void whatContradictsItselfIsRefused() {
        assertThrows(LifeCircleException.Argument.class, () -> question(median(4)));
        assertThrows(LifeCircleException.Argument.class, () -> question(new SitingOptions(SitingModel.median())));
        double[] negative = {400, 100, 200, -900, 50};
        assertThrows(LifeCircleException.Value.class,
                () -> Siting.ofCosts(median(1), people(), places(), ROWS, COLUMNS, negative));
        SitingDemand nobody = new SitingDemand(new String[] {"a", "b"}, new double[2]);
        assertThrows(LifeCircleException.Empty.class,
                () -> Siting.ofCosts(median(1), nobody, places(), ROWS, COLUMNS, COSTS));
        LifeCircleException.NotFound left = assertThrows(LifeCircleException.NotFound.class,
                () -> question(new SitingOptions(SitingModel.coverAll(99))));
        assertTrue(left.place().contains("demand north"), left.place());
        assertThrows(IllegalArgumentException.class,
                () -> Siting.ofCosts(median(1), people(), places(), new int[2], COLUMNS, COSTS));
    }

    /** Tries every choice of sites for the p-median. */
    private static SitingAnswer tryAll(SitingQuestion q) {
        if (!q.goOn(0, 1)) {
            return SitingAnswer.cancelled();
        }
        assertEquals("median", q.model());
        double[] weight = q.weight();
        double[] cost = q.cost();
        boolean[] counts = q.counts();
        boolean[] existing = q.existing();
        long[] start = q.costStart();
        int[] site = q.costSite();
        double least = Double.POSITIVE_INFINITY;
        int best = 0;
        for (int choice = 0; choice < 1 << q.siteCount(); choice++) {
            if (Integer.bitCount(choice) > q.number() || overlaps(choice, existing)) {
                continue;
            }
            double sum = 0;
            for (int demand = 0; demand < weight.length; demand++) {
                int cell = (int) start[demand];
                while (cell < start[demand + 1] && (choice >> site[cell] & 1) == 0 && !existing[site[cell]]) {
                    cell++;
                }
                double far = cell == start[demand + 1] ? Double.POSITIVE_INFINITY : weight[demand] * cost[cell];
                sum += counts[demand] ? far : 0;
            }
            if (sum < least) {
                least = sum;
                best = choice;
            }
        }
        if (Double.isInfinite(least)) {
            return SitingAnswer.none("nobody can");
        }
        int chosen = best;
        int[] sites = java.util.stream.IntStream.range(0, q.siteCount()).filter(s -> (chosen >> s & 1) == 1).toArray();
        return new SitingAnswer(sites, least).bound(least).stopped(Stopped.OPTIMAL).work(1L << q.siteCount());
    }

    private static boolean overlaps(int choice, boolean[] existing) {
        for (int site = 0; site < existing.length; site++) {
            if (existing[site] && (choice >> site & 1) == 1) {
                return true;
            }
        }
        return false;
    }

    @Test
    void aSolverInJavaAnswersOnTheCallersThreadAndKeepsTheLaws() {
        List<Thread> threads = new ArrayList<>();
        SitingQuestion[] kept = new SitingQuestion[1];
        RegisteredSolver solver;
        try (Registry registry = new Registry().addSitingSolver("mine", q -> {
            threads.add(Thread.currentThread());
            kept[0] = q;
            return tryAll(q);
        })) {
            solver = registry.sitingSolver("mine");
            assertThrows(LifeCircleException.NotFound.class, () -> registry.sitingSolver("mime"));
        }
        try (Siting siting = question(median(2));
                SitePlan plan = siting.solveWith(solver, null, new Run().threads(2));
                Table summary = plan.summary()) {
            assertEquals(Collections.singletonList(35_000.0), summary.column("objective"));
            assertEquals(Collections.singletonList("mine"), summary.column("solver"));
            assertEquals(Collections.singletonList(8L), summary.column("work"));
            solver.check(siting);
            threads.forEach(thread -> assertSame(Thread.currentThread(), thread));
            assertThrows(IllegalStateException.class, () -> kept[0].weight(), "columns end with the call");
            assertThrows(LifeCircleException.Cancelled.class,
                    () -> siting.solveWith(solver, null, new Run().progress((s, d, t) -> false)));
            assertThrows(LifeCircleException.Cancelled.class,
                    () -> siting.solve(null, new Run().progress((s, d, t) -> false)));
        }
        int[] each = {0, 1};
        try (Siting apart = Siting.ofCosts(median(1), people(), places(), each, each, new double[] {1, 1})) {
            assertThrows(LifeCircleException.NotFound.class, () -> apart.solve(null, null));
            assertThrows(LifeCircleException.NotFound.class, () -> apart.solveWith(solver, null, null));
        }
        solver.close();
    }

    @Test
    void nothingASolverSaysIsBelieved() {
        IllegalStateException own = new IllegalStateException("out of petrol");
        Map<String, SitingSolver> liars = new LinkedHashMap<>();
        liars.put("infeasible", q -> new SitingAnswer(new int[] {2}, 5_000));
        liars.put("twice", q -> new SitingAnswer(new int[] {1, 1}, 120_000));
        liars.put("too many", q -> new SitingAnswer(new int[] {0, 1, 2}, 35_000));
        liars.put("more than there are", q -> new SitingAnswer(new int[4], 120_000));
        liars.put("no such site", q -> new SitingAnswer(new int[] {7}, 120_000));
        liars.put("wrong objective", q -> new SitingAnswer(new int[] {1}, 119_000));
        liars.put("no objective", q -> new SitingAnswer(new int[] {1}, Double.NaN));
        liars.put("no bound", q -> new SitingAnswer(new int[] {1}, 120_000).bound(Double.NaN));
        liars.put("wrong bound", q -> new SitingAnswer(new int[] {1}, 120_000).bound(130_000));
        liars.put("wrong length", q -> new SitingAnswer(new int[] {1}, 120_000).assignment(1));
        liars.put("closed site", q -> new SitingAnswer(new int[] {1}, 120_000).assignment(1, 2));
        liars.put("nothing", q -> null);
        liars.put("throws", q -> {
            throw own;
        });
        try (Siting siting = question(median(1));
                Registry registry = new Registry()) {
            liars.forEach((name, liar) -> {
                registry.addSitingSolver(name, liar);
                try (RegisteredSolver solver = registry.sitingSolver(name)) {
                    LifeCircleException.Plugin lied = assertThrows(LifeCircleException.Plugin.class,
                            () -> siting.solveWith(solver, null, null), name);
                    assertTrue(lied.getMessage().contains(name), lied.getMessage());
                    assertTrue(!name.equals("throws") || lied.getCause() == own, name);
                    assertThrows(LifeCircleException.Plugin.class, () -> solver.check(siting), name);
                }
            });
        }
    }
}
