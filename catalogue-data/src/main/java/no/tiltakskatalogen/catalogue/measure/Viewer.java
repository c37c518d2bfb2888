package no.tiltakskatalogen.catalogue.measure;

import java.util.Set;

/**
 * Who asks. Every read takes one, so that what is not for everybody can never slip out.
 *
 * @param audiences the audiences the viewer belongs to
 */
public record Viewer(Set<String> audiences) {

  private static final String EVERYBODY = "everybody";

  /** Somebody of whom nothing is known. */
  public static final Viewer ANONYMOUS = new Viewer(Set.of(EVERYBODY));

  public Viewer {
    audiences = Set.copyOf(audiences);
  }

  public boolean maySee(MeasureState state) {
    return audiencesOf(state).stream().anyMatch(audiences::contains);
  }

  /** Which audiences may read the content of a measure in a state. */
  public static Set<String> audiencesOf(MeasureState state) {
    return switch (state) {
      case MeasureState.Published published -> Set.of(EVERYBODY);
      case MeasureState.Withdrawn withdrawn -> Set.of();
    };
  }
}
