package org.lifecircle;

/** Anything the library refuses. Its subclasses, one per kind of mistake, are nested in it. */
public class LifeCircleException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A number of {@code lc_status}. */
    private final int code;
    /** The bad value, or null. */
    private final String value;
    /** Where it stood, or null. */
    private final String place;
    /** What to do about it, or null. */
    private final String fix;

    LifeCircleException(int code, String message, String value, String place, String fix) {
        super(sentence(message, value, place, fix));
        this.code = code;
        this.value = value;
        this.place = place;
        this.fix = fix;
    }

    private static String sentence(String message, String value, String place, String fix) {
        StringBuilder text = new StringBuilder(message);
        if (value != null) {
            text.append(": \"").append(value).append('"');
        }
        if (place != null) {
            text.append(" (").append(place).append(')');
        }
        if (fix != null) {
            text.append("; ").append(fix);
        }
        return text.toString();
    }

    /**
     * The status code of the C ABI.
     *
     * @return a number of {@code lc_status}
     */
    public int code() {
        return code;
    }

    /**
     * The bad value.
     *
     * @return the value, or null when none is to blame
     */
    public String value() {
        return value;
    }

    /**
     * Where it stood: file, line, row, column, object.
     *
     * @return the place, or null when it has none
     */
    public String place() {
        return place;
    }

    /**
     * What to do about it.
     *
     * @return the fix, or null when it is not known
     */
    public String fix() {
        return fix;
    }

    /** The exception of a status code. */
    static LifeCircleException of(int code, String message, String value, String place, String fix) {
        switch (code) {
            case 1:
                return new Io(message, value, place, fix);
            case 2:
                return new Format(message, value, place, fix);
            case 3:
                return new Coordinate(message, value, place, fix);
            case 4:
                return new Crs(message, value, place, fix);
            case 5:
                return new Category(message, value, place, fix);
            case 6:
                return new Column(message, value, place, fix);
            case 7:
                return new Value(message, value, place, fix);
            case 8:
                return new Duplicate(message, value, place, fix);
            case 9:
                return new Empty(message, value, place, fix);
            case 10:
                return new Limit(message, value, place, fix);
            case 11:
                return new NotFound(message, value, place, fix);
            case 12:
                return new Standard(message, value, place, fix);
            case 13:
                return new Plugin(message, value, place, fix);
            case 14:
                return new Cancelled(message, value, place, fix);
            case 15:
                return new Network(message, value, place, fix);
            case 16:
                return new Argument(message, value, place, fix);
            case 99:
                return new Internal(message, value, place, fix);
            default:
                return new LifeCircleException(code, message, value, place, fix);
        }
    }

    /** A file could not be read or written. */
    public static final class Io extends LifeCircleException {
        private static final long serialVersionUID = 1L;

        Io(String message, String value, String place, String fix) {
            super(1, message, value, place, fix);
        }
    }

    /** A file is damaged or not of the format it claims. */
    public static final class Format extends LifeCircleException {
        private static final long serialVersionUID = 1L;

        Format(String message, String value, String place, String fix) {
            super(2, message, value, place, fix);
        }
    }

    /** A coordinate is not finite, out of range or swapped. */
    public static final class Coordinate extends LifeCircleException {
        private static final long serialVersionUID = 1L;

        Coordinate(String message, String value, String place, String fix) {
            super(3, message, value, place, fix);
        }
    }

    /** A coordinate system is missing, unknown or does not fit the data. */
    public static final class Crs extends LifeCircleException {
        private static final long serialVersionUID = 1L;

        Crs(String message, String value, String place, String fix) {
            super(4, message, value, place, fix);
        }
    }

    /** A category is not in the catalogue. */
    public static final class Category extends LifeCircleException {
        private static final long serialVersionUID = 1L;

        Category(String message, String value, String place, String fix) {
            super(5, message, value, place, fix);
        }
    }

    /** A column is missing, unknown or of the wrong type. */
    public static final class Column extends LifeCircleException {
        private static final long serialVersionUID = 1L;

        Column(String message, String value, String place, String fix) {
            super(6, message, value, place, fix);
        }
    }

    /** A value is out of its range or cannot be understood. */
    public static final class Value extends LifeCircleException {
        private static final long serialVersionUID = 1L;

        Value(String message, String value, String place, String fix) {
            super(7, message, value, place, fix);
        }
    }

    /** Two rows claim the same identity. */
    public static final class Duplicate extends LifeCircleException {
        private static final long serialVersionUID = 1L;

        Duplicate(String message, String value, String place, String fix) {
            super(8, message, value, place, fix);
        }
    }

    /** There is nothing to work on. */
    public static final class Empty extends LifeCircleException {
        private static final long serialVersionUID = 1L;

        Empty(String message, String value, String place, String fix) {
            super(9, message, value, place, fix);
        }
    }

    /** A stated limit of size or memory would be passed. */
    public static final class Limit extends LifeCircleException {
        private static final long serialVersionUID = 1L;

        Limit(String message, String value, String place, String fix) {
            super(10, message, value, place, fix);
        }
    }

    /** A name or index does not exist. */
    public static final class NotFound extends LifeCircleException {
        private static final long serialVersionUID = 1L;

        NotFound(String message, String value, String place, String fix) {
            super(11, message, value, place, fix);
        }
    }

    /** A standard's file is not valid. */
    public static final class Standard extends LifeCircleException {
        private static final long serialVersionUID = 1L;

        Standard(String message, String value, String place, String fix) {
            super(12, message, value, place, fix);
        }
    }

    /** A plugin failed or broke its contract. */
    public static final class Plugin extends LifeCircleException {
        private static final long serialVersionUID = 1L;

        Plugin(String message, String value, String place, String fix) {
            super(13, message, value, place, fix);
        }
    }

    /** The caller asked to stop. */
    public static final class Cancelled extends LifeCircleException {
        private static final long serialVersionUID = 1L;

        Cancelled(String message, String value, String place, String fix) {
            super(14, message, value, place, fix);
        }
    }

    /** A network cannot be walked on. */
    public static final class Network extends LifeCircleException {
        private static final long serialVersionUID = 1L;

        Network(String message, String value, String place, String fix) {
            super(15, message, value, place, fix);
        }
    }

    /** An argument is out of its range, or contradicts another. */
    public static final class Argument extends LifeCircleException {
        private static final long serialVersionUID = 1L;

        Argument(String message, String value, String place, String fix) {
            super(16, message, value, place, fix);
        }
    }

    /** A defect of the library itself. */
    public static final class Internal extends LifeCircleException {
        private static final long serialVersionUID = 1L;

        Internal(String message, String value, String place, String fix) {
            super(99, message, value, place, fix);
        }
    }
}
