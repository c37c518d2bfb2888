package no.tiltakskatalogen.catalogue.measure;

import com.github.slugify.Slugify;
import java.util.Locale;
import java.util.UUID;
import no.tiltakskatalogen.catalogue.vocabulary.Counties;
import org.jspecify.annotations.Nullable;

/** Makes the readable addresses of measures. Thread-safe. */
final class Slugs {

  private static final int LONGEST_BASE = 200;
  private static final Slugify SLUGIFY =
      Slugify.builder()
          .locale(Locale.ROOT)
          .customReplacement("æ", "ae")
          .customReplacement("Æ", "ae")
          .customReplacement("ø", "o")
          .customReplacement("Ø", "o")
          .build();

  private final Counties counties;

  Slugs(Counties counties) {
    this.counties = counties;
  }

  /** Title and county name in the letters of an address. */
  String of(MeasureContent content) {
    String slug = SLUGIFY.slugify(content.title() + " " + countyName(content.county()));
    String cut = slug.length() > LONGEST_BASE ? slug.substring(0, LONGEST_BASE) : slug;
    return cut.isEmpty() ? "tiltak" : cut;
  }

  /** For a second measure of the same title and county: the end of its id tells them apart. */
  static String distinct(String slug, UUID id) {
    String letters = id.toString();
    return slug + "-" + letters.substring(letters.length() - 12);
  }

  private String countyName(@Nullable String code) {
    return code == null ? "" : counties.byCode(code).name();
  }
}
