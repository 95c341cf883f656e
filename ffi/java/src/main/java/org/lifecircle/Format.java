package org.lifecircle;

/** The format a table is written in. */
public enum Format {
    /** Comma-separated values with a header; UTF-8 or GBK. */
    CSV(1),
    /** GeoJSON: a FeatureCollection. */
    GEOJSON(2),
    /** GeoParquet. */
    PARQUET(3);

    final int code;

    Format(int code) {
        this.code = code;
    }
}
