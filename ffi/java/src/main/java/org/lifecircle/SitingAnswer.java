package org.lifecircle;

import com.sun.jna.Pointer;

/** What a siting solver says; nothing of it is believed before it is checked. */
public final class SitingAnswer {
    private static final int NOT_FOUND = 11;
    private static final int CANCELLED = 14;

    private final int[] sites;
    private final double objective;
    private Integer[] assignment;
    private Double bound;
    private Stopped stopped = Stopped.EXHAUSTED;
    private long work;
    private int status;
    private String why;

    /**
     * The candidates to open.
     *
     * @param sites their rows, in any order
     * @param objective what the objective is with them
     */
    public SitingAnswer(int[] sites, double objective) {
        this.sites = sites.clone();
        this.objective = objective;
    }

    /**
     * There is no answer: no choice of sites serves everybody that must be served.
     *
     * @param why who is left
     * @return the answer
     */
    public static SitingAnswer none(String why) {
        SitingAnswer answer = new SitingAnswer(new int[0], 0);
        answer.status = NOT_FOUND;
        answer.why = why;
        return answer;
    }

    /**
     * The solver was asked to stop.
     *
     * @return the answer
     */
    public static SitingAnswer cancelled() {
        SitingAnswer answer = new SitingAnswer(new int[0], 0);
        answer.status = CANCELLED;
        return answer;
    }

    /**
     * Says what no answer can be better than.
     *
     * @param bound what the solver has proven
     * @return this answer
     */
    public SitingAnswer bound(double bound) {
        this.bound = bound;
        return this;
    }

    /**
     * Says who goes where, which is needed where sites have capacities.
     *
     * @param sites the site of each demand, existing ones too; null for none
     * @return this answer
     */
    public SitingAnswer assignment(Integer... sites) {
        assignment = sites.clone();
        return this;
    }

    /**
     * Says what ended the search.
     *
     * @param stopped nothing more to try unless said otherwise
     * @return this answer
     */
    public SitingAnswer stopped(Stopped stopped) {
        this.stopped = stopped;
        return this;
    }

    /**
     * Says how much work it was.
     *
     * @param work in whatever the solver counts
     * @return this answer
     */
    public SitingAnswer work(long work) {
        this.work = work;
        return this;
    }

    /** Why there is none, or null. */
    String why() {
        return why;
    }

    /** Writes itself into an {@code lc_siting_answer} with room for so many; returns the status of the call. */
    int write(Pointer room, int siteCount, int demandCount) {
        if (status != 0) {
            return status;
        }
        if (sites.length > siteCount) {
            throw new IllegalArgumentException(sites.length + " sites are chosen of " + siteCount);
        }
        if (assignment != null && assignment.length != demandCount) {
            throw new IllegalArgumentException(assignment.length + " demands are assigned of " + demandCount);
        }
        room.getPointer(8).write(0, sites, 0, sites.length);
        room.setLong(16, sites.length);
        if (assignment != null) {
            room.setLong(24, 1);
            for (int demand = 0; demand < demandCount; demand++) {
                if (assignment[demand] != null) {
                    room.getPointer(32).setInt(4L * demand, assignment[demand]);
                    room.getPointer(40).setByte(demand, (byte) 1);
                }
            }
        }
        room.setDouble(48, objective);
        if (bound != null) {
            room.setLong(56, 1);
            room.setDouble(64, bound);
        }
        room.setLong(72, stopped.code);
        room.setLong(80, work);
        return 0;
    }
}
