package no.tiltakskatalogen.catalogue.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of the measures that were written.
 *
 * @param leftAlone ids and titles of measures that were edited since the data set was loaded, and
 *     so keep their edits
 */
public record Outcome(int created, int updated, int unchanged, List<String> leftAlone) {

  public static final Outcome NONE = new Outcome(0, 0, 0, List.of());

  public Outcome {
    leftAlone = List.copyOf(leftAlone);
  }

  public Outcome plus(Outcome other) {
    List<String> all = new ArrayList<>(leftAlone);
    all.addAll(other.leftAlone);
    return new Outcome(
        created + other.created, updated + other.updated, unchanged + other.unchanged, all);
  }
}
