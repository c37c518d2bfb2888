package no.tiltakskatalogen.catalogue.identity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody may do beyond reading what is open to all. */
public enum Role {
  READER,
  PORTAL,
  COUNTY_EDITOR,
  ASSESSOR,
  CURATOR,
  ADMIN;

  /** Its name in the API document, in settings and in answers, such as {@code county-editor}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Role> of(String id) {
    return Arrays.stream(values()).filter(role -> role.id().equals(id)).findFirst();
  }
}
