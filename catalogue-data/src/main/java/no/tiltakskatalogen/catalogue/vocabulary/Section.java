package no.tiltakskatalogen.catalogue.vocabulary;

import java.util.Arrays;
import java.util.Optional;

/** The seven sections of the template, in its order. */
public enum Section {
  PROBLEM("problem"),
  GOAL("goal"),
  ANCHORING("anchoring"),
  EXECUTION("execution"),
  CAPACITY("capacity"),
  FOLLOW_UP("follow-up"),
  EVALUATION("evaluation");

  private final String id;

  Section(String id) {
    this.id = id;
  }

  public String id() {
    return id;
  }

  public static Optional<Section> of(String id) {
    return Arrays.stream(values()).filter(section -> section.id.equals(id)).findFirst();
  }
}
