package no.tiltakskatalogen.catalogue.vocabulary;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A county of any year since 2015.
 *
 * @param code the code of Statistics Norway's KLASS classification, which no two counties share
 * @param initials the initials used in 2015; null for a county formed later
 * @param validFrom the first day; null for a county older than the classification
 * @param validTo the last day; null for a county of today
 * @param successors codes of the counties it became part of or was divided into
 */
public record County(
    String code,
    @Nullable String initials,
    String name,
    @Nullable LocalDate validFrom,
    @Nullable LocalDate validTo,
    List<String> successors) {

  public County {
    successors = successors == null ? List.of() : List.copyOf(successors);
  }

  /** How data files and addresses name it: by its initials, or by its code if it has none. */
  public String key() {
    return initials == null ? code : initials;
  }
}
