package no.tiltakskatalogen.search;

import java.util.List;

/**
 * What somebody who is typing may be about to look for.
 *
 * @param titles of measures, the best first
 * @param titlesFound how many titles there are in all
 * @param labels concepts, tags and counties, those that begin with what was typed first
 */
public record Suggestions(List<Title> titles, long titlesFound, List<Label> labels) {

  public Suggestions {
    titles = List.copyOf(titles);
    labels = List.copyOf(labels);
  }

  /** A measure's title. */
  public record Title(String id, String slug, String title) {}

  /**
   * Something that measures are found by.
   *
   * @param kind {@code county}, {@code category}, {@code group}, {@code phase}, {@code actor} or
   *     {@code concept}
   * @param id the value to filter by; empty for a concept, whose label is to be searched for
   * @param measures how many it would give
   */
  public record Label(String kind, String id, String label, long measures) {}
}
