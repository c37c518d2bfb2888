package no.tiltakskatalogen.api.harvest;

import java.time.ZoneOffset;
import java.util.Locale;
import no.tiltakskatalogen.openapi.model.Change;

/** Changes as the API writes them. */
public final class ChangeMapping {

  private ChangeMapping() {}

  public static Change of(no.tiltakskatalogen.catalogue.measure.Change change) {
    return new Change(
        change.number(),
        change.recorded().atZone(ZoneOffset.UTC),
        change.kind().name().toLowerCase(Locale.ROOT),
        change.measure().toString(),
        change.slug(),
        change.revision(),
        change.reason());
  }
}
