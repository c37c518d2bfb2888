package no.tiltakskatalogen.catalogue.knowledge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the sources say of a phase beyond its purpose.
 *
 * @param chapter the chapter that describes it; null if none does
 * @param resources ids of the national resources, in the order of the source
 */
public record FrameworkPhase(
    String phase,
    @Nullable String chapter,
    List<Effort> efforts,
    List<String> resources,
    List<NationalMeasure> nationalMeasures) {

  /**
   * An effort area.
   *
   * @param items example measures
   * @param resources ids of the resources the source sets beside it
   */
  public record Effort(String id, String title, List<String> items, List<String> resources) {}

  /** A measure of the state. */
  public record NationalMeasure(String title, @Nullable String place) {}
}
