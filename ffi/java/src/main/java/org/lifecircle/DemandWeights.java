package org.lifecircle;

/** How much demand each home has, its people and what open needs add. */
public final class DemandWeights implements AutoCloseable {
    private final Table homes;
    private final Table report;

    DemandWeights(Table homes, Table report) {
        this.homes = homes;
        this.report = report;
    }

    /**
     * The demand.
     *
     * @return one row for each home: {@code home} and a column for each category asked for, in residents
     */
    public Table homes() {
        return homes;
    }

    /**
     * Needs that could not be laid on any home, and homes whose people are not known.
     *
     * @return one row per defect
     */
    public Table report() {
        return report;
    }

    /** Frees both tables. */
    @Override
    public void close() {
        homes.close();
        report.close();
    }
}
