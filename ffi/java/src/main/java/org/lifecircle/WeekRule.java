package org.lifecircle;

/** What a service does with its hours on make-up workdays and on holidays. */
public enum WeekRule {
    /** Nobody knows: where weekday and weekend hours differ, such a day is unknown. Shops. */
    AS_WRITTEN(0),
    /** It works when offices do. Offices, schools, clinics. */
    FOLLOWS_WORKDAYS(1);

    final int code;

    WeekRule(int code) {
        this.code = code;
    }

    static WeekRule of(int code) {
        return values()[code];
    }
}
