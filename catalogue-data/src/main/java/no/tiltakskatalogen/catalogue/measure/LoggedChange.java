package no.tiltakskatalogen.catalogue.measure;

import io.micronaut.core.annotation.Introspected;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of the change log joined with its revision and the measure as it is now.
 *
 * @param withdrawn the content that the change left, where it withdrew the measure
 * @param recorded as {@link StoredTime} writes it
 */
@Introspected
record LoggedChange(
    long number,
    String measureId,
    String kind,
    String recorded,
    String slug,
    String state,
    int revision,
    @Nullable String withdrawn) {

  Change change(MeasureFormat format) {
    return new Change(
        number,
        UUID.fromString(measureId),
        Change.Kind.valueOf(kind),
        StoredTime.read(recorded),
        state.equals(new MeasureState.Published().name()) ? slug : null,
        revision,
        withdrawn == null ? null : reason(format.read(withdrawn).state()));
  }

  private static @Nullable String reason(MeasureState state) {
    return switch (state) {
      case MeasureState.Withdrawn(String reason) -> reason;
      case MeasureState.Published() -> null;
    };
  }
}
