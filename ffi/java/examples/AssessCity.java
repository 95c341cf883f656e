import java.io.PrintStream;
import java.nio.file.Paths;
import org.lifecircle.Assessment;
import org.lifecircle.Study;
import org.lifecircle.Table;

/** A city judged as one circle against a standard, as CSV: the bytes of core/examples/assess_city.rs. */
public final class AssessCity {
    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(System.out, false, "UTF-8");
        try (Study study = Study.fromOsm(Paths.get(args[0]));
                Assessment assessment = study.assess("mofcom-2021", "adult");
                Table circles = assessment.circles();
                Table findings = assessment.findings();
                Table coverage = assessment.coverage()) {
            for (Table table : new Table[] {circles, findings, coverage}) {
                out.print(table.csv());
                out.print('\n');
            }
        }
        out.flush();
    }
}
