package no.tiltakskatalogen.catalogue.measure;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.tiltakskatalogen.catalogue.vocabulary.Section;
import org.jspecify.annotations.Nullable;

/** Small measures that differ in what a test speaks of. */
final class SampleMeasures {

  static final UUID FIRST = UUID.fromString("01a200da-0000-7000-8000-000000000001");
  static final UUID SECOND = UUID.fromString("01a200da-0000-7000-8000-000000000002");
  static final UUID THIRD = UUID.fromString("01a200da-0000-7000-8000-000000000003");

  private SampleMeasures() {}

  static MeasureDocument measure(UUID id, String title) {
    return measure(id, title, "46");
  }

  static MeasureDocument measure(@Nullable UUID id, String title, @Nullable String county) {
    return new MeasureDocument(id, content(title, county, Map.of()), new MeasureState.Published());
  }

  static MeasureDocument described(UUID id, String title, String problem) {
    return new MeasureDocument(
        id, content(title, "46", Map.of(Section.PROBLEM, problem)), new MeasureState.Published());
  }

  static MeasureDocument withdrawn(MeasureDocument measure, String reason) {
    return new MeasureDocument(measure.id(), measure.content(), new MeasureState.Withdrawn(reason));
  }

  private static MeasureContent content(
      String title, @Nullable String county, Map<Section, String> sections) {
    return new MeasureContent(
        title,
        null,
        WrittenForm.NB,
        county,
        null,
        null,
        null,
        new Tag("malrettede-tiltak", Tag.Basis.SOURCE, null),
        null,
        List.of(),
        List.of(),
        null,
        List.of(),
        sections,
        List.of());
  }
}
