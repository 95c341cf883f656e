import java.nio.file.Paths;
import java.util.Arrays;
import java.util.List;
import org.lifecircle.Access;
import org.lifecircle.Prepared;
import org.lifecircle.Study;
import org.lifecircle.Table;

/** How far is the nearest pharmacy? Usage: java FirstCircle CITY.osm.pbf */
public final class FirstCircle {
    public static void main(String[] args) {
        try (Study study = Study.fromOsm(Paths.get(args[0]));
                Prepared prepared = study.prepare("elder");
                Access access = prepared.access(Arrays.asList("pharmacy"), new int[] {5, 10, 15}, 1);
                Table table = access.table()) {
            List<Object> within = table.column("pharmacy_within_15");
            long served = within.stream().filter(n -> n != null && (Long) n > 0).count();
            System.out.println(served + " of " + table.rowCount()
                    + " homes reach a pharmacy within 15 minutes at an older person's pace");
        }
    }
}
