package no.tiltakskatalogen.catalogue.dataset;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of an example of the 2013 collection.
 *
 * @param county initials; null for a national measure
 * @param measure the file of the record that carries the example, without {@code .yaml}
 * @param comparedWith files of the submitted measures that were found to be others
 */
record Decision(
    String example,
    @Nullable String county,
    String title,
    Kind decision,
    String measure,
    String reason,
    List<String> comparedWith) {

  /** Whether the example is the same measure as one that was submitted in 2015. */
  enum Kind {
    @JsonProperty("merged")
    MERGED,
    @JsonProperty("separate")
    SEPARATE
  }

  Decision {
    comparedWith = comparedWith == null ? List.of() : List.copyOf(comparedWith);
  }
}
