package no.tiltakskatalogen.search;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.store.Directory;

/** Opens the folder that an index is kept in. */
interface Storage {
  Directory open(Path folder) throws IOException;
}
