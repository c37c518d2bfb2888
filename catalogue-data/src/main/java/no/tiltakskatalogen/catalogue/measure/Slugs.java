package no.tiltakskatalogen.catalogue.measure;

import com.github.slugify.Slugify;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import no.tiltakskatalogen.catalogue.vocabulary.Counties;
import org.jspecify.annotations.Nullable;

/** Makes the readable addresses of measures. Thread-safe. */
final class Slugs {

  private static final Pattern ID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

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
    return cut.isEmpty() || isId(cut) ? ("tiltak-" + cut).replaceFirst("-$", "") : cut;
  }

  /**
   * What a measure may be called at its address, the best first. The end of its id tells measures
   * of the same title and county apart; the id itself nobody else can have.
   */
  static List<String> candidates(String slug, String id) {
    return List.of(slug, slug + "-" + id.substring(id.length() - 12), id);
  }

  /** Whether an address is an id; no title makes such a slug. */
  static boolean isId(String address) {
    return ID.matcher(address).matches();
  }

  private String countyName(@Nullable String code) {
    return code == null ? "" : counties.byCode(code).name();
  }
}
