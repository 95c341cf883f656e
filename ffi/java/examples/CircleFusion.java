import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.List;
import org.lifecircle.Fusion;
import org.lifecircle.FusionCircles;
import org.lifecircle.Prepared;
import org.lifecircle.Study;
import org.lifecircle.Table;

/**
 * Circles laid over each other: the bytes of core/examples/circle_fusion. Usage: java CircleFusion CITY.osm.pbf
 * [PLACES_OF_SPORT]
 *
 * <p>The life circle, the fitness circle and the express circle of Zhejiang's 圈圈融合: where all three hold, which one is
 * missing where only one is, and which places serve several. The fitness circle asks for one place of sport, or so
 * many.
 */
public final class CircleFusion {
    /** Daily goods and meals for the elderly, sport and parcels for everybody; minutes and choices are ours. */
    private static Fusion fused(Study study, int placesOfSport) {
        List<String> goods = Arrays.asList("convenience-store", "supermarket", "market", "fresh-food-store");
        List<String> meals = Arrays.asList("restaurant", "community-canteen", "breakfast");
        List<String> sport = Arrays.asList("gym", "sports-centre", "sports-ground", "outdoor-fitness", "park");
        // A shop that keeps parcels counts as one: few parcel points are mapped.
        List<String> parcels = Arrays.asList("parcel-point", "post-office", "convenience-store");
        try (Prepared elder = study.prepare("elder");
                Prepared adult = study.prepare("adult");
                FusionCircles circles = new FusionCircles()) {
            circles.add("life", "生活圈", elder).demand(goods, 10, 1).demand(meals, 10, 1);
            circles.add("fitness", "健身圈", adult).demand(sport, 15, placesOfSport);
            circles.add("express", "快递圈", adult).demand(parcels, 10, 1);
            return circles.fuse(null);
        }
    }

    /** How many homes and people share an overlay. */
    private static void printTallies(Fusion fusion, PrintStream out) {
        try (Table tallies = fusion.tallies()) {
            for (int row = 0; row < tallies.rowCount(); row++) {
                Object missing = tallies.column("missing").get(row);
                Double people = (Double) tallies.column("people").get(row);
                out.print((missing == null ? tallies.column("overlay").get(row) : "all but " + missing) + ": "
                        + tallies.column("homes").get(row) + " homes, "
                        + (people == null ? "no data on people" : whole(people) + " people") + "\n");
            }
        }
    }

    /** The first of the places that serve several circles. */
    private static void printPlaces(Fusion fusion, PrintStream out) {
        try (Table places = fusion.places(2)) {
            out.print(places.rowCount() + " places serve several circles, such as\n");
            for (int row = 0; row < places.rowCount() && row < 5; row++) {
                Object name = places.column("name").get(row);
                String serves = (String) places.column("serves").get(row);
                out.print("  " + (name == null ? places.column("place").get(row) : name) + " ("
                        + serves.replace(" ", ", ") + ")\n");
            }
        }
    }

    private static String whole(double number) {
        return new BigDecimal(number).setScale(0, RoundingMode.HALF_EVEN).toPlainString();
    }

    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(System.out, false, "UTF-8");
        int placesOfSport = args.length > 1 ? Integer.parseInt(args[1]) : 1;
        try (Study study = Study.fromOsm(Paths.get(args[0]));
                Fusion fusion = fused(study, placesOfSport)) {
            printTallies(fusion, out);
            printPlaces(fusion, out);
        }
        out.flush();
    }
}
