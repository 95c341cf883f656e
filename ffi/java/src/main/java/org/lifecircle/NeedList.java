package org.lifecircle;

/** A list that needs are kept in, such as the red one for what is missing on the ground. */
public final class NeedList {
    final String id;
    final String zh;
    final String en;

    /**
     * A list.
     *
     * @param id its id
     * @param zh the Chinese title
     * @param en the English title
     */
    public NeedList(String id, String zh, String en) {
        this.id = id;
        this.zh = zh;
        this.en = en;
    }
}
