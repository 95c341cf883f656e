package org.lifecircle;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Moments and dates as the native library takes them. */
final class Moments {
    /** The clocks of China, which have not been moved since the programme began; the library reckons so for all years. */
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    private Moments() {}

    /** Seconds since 1970-01-01T00:00Z. */
    static long unix(LocalDateTime moment) {
        return moment.toEpochSecond(CHINA);
    }

    /** The moment of so many seconds since 1970-01-01T00:00Z. */
    static LocalDateTime moment(long unix) {
        return LocalDateTime.ofEpochSecond(unix, 0, CHINA);
    }

    /** A date as one number, such as 20260210. */
    static int number(LocalDate date) {
        return date.getYear() * 10_000 + date.getMonthValue() * 100 + date.getDayOfMonth();
    }
}
