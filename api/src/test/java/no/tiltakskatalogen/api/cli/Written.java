package no.tiltakskatalogen.api.cli;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.tiltakskatalogen.catalogue.measure.MeasureContent;
import no.tiltakskatalogen.catalogue.measure.MeasureDocument;
import no.tiltakskatalogen.catalogue.measure.MeasureState;
import no.tiltakskatalogen.catalogue.measure.Measures;
import no.tiltakskatalogen.catalogue.measure.Tag;
import no.tiltakskatalogen.catalogue.measure.WrittenForm;
import no.tiltakskatalogen.catalogue.vocabulary.Section;
import org.jspecify.annotations.Nullable;

/** Writes measures to the store of a running service, as an editor elsewhere does. */
record Written(Measures measures) {

  static Written to(Service service) {
    return new Written(service.context().getBean(Measures.class));
  }

  void save(UUID id, String title) {
    save(document(id, title, null, Map.of()));
  }

  void withdraw(UUID id, String title, String reason) {
    MeasureDocument measure = document(id, title, null, Map.of());
    save(new MeasureDocument(id, measure.content(), new MeasureState.Withdrawn(reason)));
  }

  void save(MeasureDocument... documents) {
    measures.save(List.of(documents), "test");
  }

  /** A measure of Oslo. */
  static MeasureDocument document(
      UUID id, String title, @Nullable String summary, Map<Section, String> sections) {
    MeasureContent content =
        new MeasureContent(
            title,
            summary,
            WrittenForm.NB,
            "03",
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
    return new MeasureDocument(id, content, new MeasureState.Published());
  }

  /** Waits until the index has everything; the time of the test bounds it. */
  void awaitIndexed(Api api) {
    long wanted = measures.lastChange();
    long deadline = System.nanoTime() + 60_000_000_000L;
    while (api.ok("/health").body().get("revision").asLong() < wanted) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("The index did not follow");
      }
    }
  }
}
