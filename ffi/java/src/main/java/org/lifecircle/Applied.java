package org.lifecircle;

/** A study after a scenario, and what undoes it. Closing it closes both. */
public final class Applied implements AutoCloseable {
    private final Study study;
    private final Undo undo;

    Applied(Study study, Undo undo) {
        this.study = study;
        this.undo = undo;
    }

    /**
     * The study after the scenario.
     *
     * @return the study; it is closed with this
     */
    public Study study() {
        return study;
    }

    /**
     * What undoes the scenario.
     *
     * @return what undoes it; it is closed with this
     */
    public Undo undo() {
        return undo;
    }

    @Override
    public void close() {
        undo.close();
        study.close();
    }
}
