package no.tiltakskatalogen.catalogue.measure;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A measure as a file of the data set or a line of an import gives it.
 *
 * @param id null where the measure is to be created
 */
public record MeasureDocument(@Nullable UUID id, MeasureContent content, MeasureState state) {

  /** The same with a new id, if it has none. */
  public MeasureDocument identified() {
    return id == null
        ? new MeasureDocument(UuidCreator.getTimeOrderedEpochPlus1(), content, state)
        : this;
  }
}
