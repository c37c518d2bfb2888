package no.tiltakskatalogen.api.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import no.tiltakskatalogen.openapi.client.MeasuresApi;
import no.tiltakskatalogen.openapi.client.VocabulariesApi;
import no.tiltakskatalogen.openapi.model.Language;
import no.tiltakskatalogen.openapi.model.Measure;
import no.tiltakskatalogen.openapi.model.MeasurePage;
import no.tiltakskatalogen.openapi.model.MeasureSort;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java client that is generated from the API document, against a running service. */
final class GeneratedClientTest {

  @Test
  void aPortalSearchesPagesAndReadsWithIt(@TempDir Path folder) {
    try (Service service =
            Service.start(Database.embedded(folder), folder, "localhost", 0, indexed -> {});
        ApplicationContext portal =
            ApplicationContext.run(
                Map.of(
                    "micronaut.http.services.tiltakskatalog.url",
                    "http://localhost:" + service.port(),
                    "datasources.default.enabled",
                    false,
                    "flyway.enabled",
                    false))) {
      MeasuresApi measures = portal.getBean(MeasuresApi.class);
      MeasurePage first = page(measures, null);
      MeasurePage second = page(measures, first.getNext());
      assertEquals(first.getTotal(), second.getTotal());
      assertTrue(first.getItems().stream().noneMatch(second.getItems()::contains));
      Measure measure =
          measures
              .getMeasure(first.getItems().getFirst().getId(), Language.NN)
              .getBody()
              .orElseThrow();
      assertEquals(7, measure.getSections().size());
      assertEquals(
          8, portal.getBean(VocabulariesApi.class).listPhases(Language.EN).getItems().size());
    }
  }

  private static MeasurePage page(MeasuresApi measures, @Nullable String cursor) {
    return measures
        .searchMeasures(
            "skole",
            List.of("HO", "46"),
            null,
            null,
            null,
            null,
            null,
            null,
            MeasureSort.TITLE,
            null,
            null,
            2,
            cursor,
            Language.NB)
        .getBody()
        .orElseThrow();
  }
}
