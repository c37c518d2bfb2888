package no.tiltakskatalogen.search;

/** What measures are filtered and counted by. */
public enum Facet {
  COUNTY,
  CATEGORY,
  GROUP,
  PHASE,
  ACTOR
}
