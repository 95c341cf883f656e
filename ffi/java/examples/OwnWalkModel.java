import java.nio.file.Paths;
import java.util.Arrays;
import java.util.List;
import org.lifecircle.Access;
import org.lifecircle.EdgeColumns;
import org.lifecircle.Prepared;
import org.lifecircle.Registry;
import org.lifecircle.Study;
import org.lifecircle.Table;
import org.lifecircle.WalkModel;
import org.lifecircle.Walker;

/** A walk model of one's own, which prints what core/examples/own_walk_model.rs prints. Usage: java OwnWalkModel CITY.osm.pbf */
public final class OwnWalkModel {
    /** Somebody with a trolley: 1.1 m/s, no steps, no slope over 8 %, 25 s at a crossing with signals. */
    private static final class Trolley implements WalkModel {
        @Override
        public double linkSecondsPerMetre() {
            return 1.0;
        }

        @Override
        public void seconds(EdgeColumns edges, double[] forwardS, double[] backwardS) {
            double[] length = edges.lengthM();
            byte[] wayClass = edges.wayClass();
            byte[] crossing = edges.crossing();
            float[] share = edges.crossingShare();
            float[] incline = edges.incline();
            boolean[] known = edges.inclineKnown();
            for (int i = 0; i < length.length; i++) {
                boolean steep = known[i] && Math.abs(incline[i]) > 0.08f;
                double waits = crossing[i] == EdgeColumns.SIGNALS ? 25.0 : 0.0;
                forwardS[i] = wayClass[i] == EdgeColumns.STEPS || steep
                        ? Double.POSITIVE_INFINITY : length[i] / 1.1 + waits * share[i];
                backwardS[i] = forwardS[i];
            }
        }
    }

    public static void main(String[] args) {
        List<String> categories = Arrays.asList("pharmacy", "primary-school", "park");
        try (Study study = Study.fromOsm(Paths.get(args[0]));
                Registry registry = new Registry().addWalkModel("trolley", new Trolley());
                Walker walker = registry.walker("trolley");
                Prepared prepared = study.prepare(walker, null, null);
                Access access = prepared.access(categories, new int[] {15}, 1);
                Table table = access.table()) {
            for (String category : categories) {
                List<Object> seconds = table.column(category + "_s");
                long checksum = 0;
                long known = 0;
                for (Object s : seconds) {
                    // Times are whole numbers of 1/32 s; a home that reaches none counts as 2^32 - 1 here.
                    checksum = checksum * 1_099_511_628_211L + (s == null ? 0xFFFF_FFFFL : (long) ((Double) s * 32.0));
                    known += s == null ? 0 : 1;
                }
                System.out.println(category + ": " + known + " of " + seconds.size() + " homes, checksum "
                        + Long.toUnsignedString(checksum));
            }
        }
    }
}
