/**
 * Measure the 15-minute convenient life circle (一刻钟便民生活圈): how long is the walk from every home to every kind of
 * everyday business, and what does a Chinese standard say about it.
 *
 * <p>Open a {@link org.lifecircle.Study}, prepare it for a walker, and ask. Every handle is {@link
 * java.lang.AutoCloseable}; closing twice is harmless, using a closed one throws {@link
 * java.lang.IllegalStateException}.
 */
package org.lifecircle;
