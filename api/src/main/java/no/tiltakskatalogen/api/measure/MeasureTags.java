package no.tiltakskatalogen.api.measure;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import no.tiltakskatalogen.api.web.EntityTags;
import no.tiltakskatalogen.catalogue.dataset.DataSet;
import no.tiltakskatalogen.catalogue.measure.Measure;
import no.tiltakskatalogen.catalogue.vocabulary.Language;

/** The entity tags of single measures, by their content and the labels in it. Immutable. */
@Singleton
final class MeasureTags {

  private final EntityTags tags;
  private final String termsChecksum;

  MeasureTags(EntityTags tags, DataSet dataSet) {
    this.tags = tags;
    this.termsChecksum = dataSet.termsChecksum();
  }

  /**
   * The tag of a measure as it is answered.
   *
   * @param fields the members that were asked for; none for all
   */
  String of(Measure measure, Language language, Set<String> fields) {
    return tags.of(
        measure.checksum(),
        measure.slug(),
        termsChecksum,
        language.name(),
        String.join(",", fields));
  }

  /** The tags of the whole measure in all languages. */
  Set<String> of(Measure measure) {
    return Arrays.stream(Language.values())
        .map(language -> of(measure, language, Set.of()))
        .collect(Collectors.toUnmodifiableSet());
  }
}
