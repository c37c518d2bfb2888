package no.tiltakskatalogen.catalogue.knowledge;

import java.util.List;

/** What one actor contributes in one category. */
public record ActorEfforts(
    String category, String actor, String chapter, List<Contribution> efforts) {

  /** One effort. */
  public record Contribution(String id, String text) {}
}
