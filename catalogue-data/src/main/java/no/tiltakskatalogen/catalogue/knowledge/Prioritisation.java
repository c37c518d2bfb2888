package no.tiltakskatalogen.catalogue.knowledge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How measures are prioritised for research-followed trials.
 *
 * @param demands what is demanded of a measure and of how it is carried out
 */
public record Prioritisation(
    String title, String purpose, List<Step> steps, List<String> demands, List<Place> sources) {

  /** One step of the process. */
  public record Step(String id, String title, @Nullable String period, List<String> points) {}
}
