package org.lifecircle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What core/benches/abi does, through Java: Abi CITY, a PBF file or a folder of four CSV tables. */
public final class Abi {
    private static final int RUNS = 20;
    private static final int WARM = 10;

    /** 1.25 m/s everywhere. */
    private static final class Even implements WalkModel {
        @Override
        public double linkSecondsPerMetre() {
            return 0.8;
        }

        @Override
        public void seconds(EdgeColumns edges, double[] forwardS, double[] backwardS) {
            double[] length = edges.lengthM();
            for (int i = 0; i < length.length; i++) {
                forwardS[i] = backwardS[i] = length[i] / 1.25;
            }
        }
    }

    private static double sum(Table table) {
        double[] sum = {0};
        int rows = table.rowCount();
        for (String column : table.columns()) {
            if (column.endsWith("_s")) {
                table.readReals(column, (values, known) -> {
                    double part = 0;
                    for (int i = 0; i < rows; i++) {
                        part += known.get(i) == 0 ? 0 : values.get(i);
                    }
                    sum[0] += part;
                });
            } else if (column.contains("_within_")) {
                table.readIntegers(column, (values, known) -> {
                    double part = 0;
                    for (int i = 0; i < rows; i++) {
                        part += known.get(i) == 0 ? 0 : values.get(i);
                    }
                    sum[0] += part;
                });
            } else if (column.equals("people")) {
                for (Object value : table.column(column)) {
                    sum[0] += value == null ? 0 : (Double) value;
                }
            } else {
                table.readTexts(column, (utf8, ends, known) -> {
                    double part = 0;
                    for (int i = 0; i < rows; i++) {
                        part += ends.get(i + 1) - ends.get(i);
                    }
                    sum[0] += part;
                });
            }
        }
        return sum[0];
    }

    private static Study open(Path city) throws IOException {
        if (!Files.isDirectory(city)) {
            return Study.fromOsm(city);
        }
        TableOptions reading = new TableOptions("WGS84");
        try (Network network = Network.fromCsv(text(city, "nodes"), text(city, "edges"), reading);
                Facilities facilities = Facilities.read(Format.CSV, text(city, "facilities"), reading);
                Homes homes = Homes.read(Format.CSV, text(city, "homes"), reading)) {
            return Study.fromParts(network, facilities, homes, null, null);
        }
    }

    private static byte[] text(Path folder, String name) throws IOException {
        return Files.readAllBytes(folder.resolve(name + ".csv"));
    }

    private static void tell(String name, long[] times) {
        Arrays.sort(times);
        System.out.printf("java    %s %.3f ms%n", name, times[RUNS / 2] / 1e6);
    }

    public static void main(String[] args) throws IOException {
        List<String> ids = new ArrayList<>();
        try (Table all = Catalogue.categories()) {
            all.column("category").forEach(id -> ids.add((String) id));
        }
        long[] times = new long[RUNS];
        double sum = 0;
        try (Study study = open(Paths.get(args[0]));
                Registry registry = new Registry().addWalkModel("even", new Even());
                Walker even = registry.walker("even");
                Prepared prepared = study.prepare(even, null, null)) {
            for (int run = 0; run < RUNS + WARM; run++) {
                long started = System.nanoTime();
                study.prepare(even, null, null).close();
                if (run >= WARM) {
                    times[run - WARM] = System.nanoTime() - started;
                }
            }
            tell("prepare", times);
            for (int run = 0; run < RUNS + WARM; run++) {
                long started = System.nanoTime();
                try (Access access = prepared.access(ids, new int[] {5, 10, 15}, 1); Table table = access.table()) {
                    sum = sum(table);
                }
                if (run >= WARM) {
                    times[run - WARM] = System.nanoTime() - started;
                }
            }
        }
        tell("cells", times);
        System.out.printf("java    cells add up to %s%n", sum);
    }
}
