package org.lifecircle;

/**
 * Somebody who answers questions of location. Implemented by the host, registered in a {@link Registry}.
 *
 * <p>It is called on the thread that made the call it is used by. Whatever it says is checked: the library works the
 * objective out itself and refuses sites that do not exist, are too many or leave somebody out, and bounds on the wrong
 * side. The same question must have the same answer. What it throws comes out of the call as the cause of a
 * {@link LifeCircleException.Plugin}.
 */
@FunctionalInterface
public interface SitingSolver {
    /**
     * Answers a question.
     *
     * @param question the question; may be read only during this call
     * @return the answer, {@link SitingAnswer#none} when there is none, or {@link SitingAnswer#cancelled} when
     *     {@link SitingQuestion#goOn} says so
     * @throws Exception whatever keeps it from an answer
     */
    SitingAnswer solve(SitingQuestion question) throws Exception;
}
