package no.tiltakskatalogen.catalogue.vocabulary;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A group of measures inside a category, or a sub-group of one.
 *
 * @param number the source's number of a sub-group that has no name
 */
public record Group(
    String id,
    LocalizedText label,
    @Nullable Integer number,
    @Nullable LocalizedText description,
    List<Group> groups) {

  public Group {
    groups = groups == null ? List.of() : List.copyOf(groups);
  }
}
