package org.lifecircle;

import java.nio.file.Path;
import java.nio.file.Paths;

/** Where the tests find what all languages share. */
final class Repository {
    private Repository() {}

    /** The root of the repository: Maven runs in ffi/java. */
    static Path root() {
        return Paths.get("").toAbsolutePath().getParent().getParent();
    }

    static Path nanjing() {
        return root().resolve("tests/data/cn_nanjing_xinjiekou_2021/nanjing_xinjiekou.osm.pbf");
    }
}
