package no.tiltakskatalogen.catalogue.identity;

import java.util.Optional;
import no.tiltakskatalogen.catalogue.vocabulary.Counties;
import no.tiltakskatalogen.catalogue.vocabulary.County;
import org.jspecify.annotations.Nullable;

/**
 * What a key is good for.
 *
 * @param county the code of the county of today whose measures may be written; null except for a
 *     county's editor
 */
public record Scope(Role role, @Nullable String county) {

  private static final String COUNTY = "measures:write:county:";

  public Scope {
    if ((role == Role.COUNTY_EDITOR) != (county != null)) {
      throw new IllegalArgumentException("A county goes with an editor, and with nobody else");
    }
  }

  /** Empty if the text is no scope, or names a county that is none of today's. */
  public static Optional<Scope> of(String text, Counties counties) {
    return switch (text) {
      case "read" -> Optional.of(new Scope(Role.READER, null));
      case "webhooks" -> Optional.of(new Scope(Role.PORTAL, null));
      case "assess" -> Optional.of(new Scope(Role.ASSESSOR, null));
      case "curate" -> Optional.of(new Scope(Role.CURATOR, null));
      case "admin" -> Optional.of(new Scope(Role.ADMIN, null));
      default ->
          text.startsWith(COUNTY)
              ? counties.all().stream()
                  .filter(county -> county.validTo() == null)
                  .map(County::code)
                  .filter(text.substring(COUNTY.length())::equals)
                  .findFirst()
                  .map(code -> new Scope(Role.COUNTY_EDITOR, code))
              : Optional.empty();
    };
  }

  @Override
  public String toString() {
    return switch (role) {
      case READER -> "read";
      case PORTAL -> "webhooks";
      case COUNTY_EDITOR -> COUNTY + county;
      case ASSESSOR -> "assess";
      case CURATOR -> "curate";
      case ADMIN -> "admin";
    };
  }
}
