package no.tiltakskatalogen.api.cli;

import io.micronaut.context.ApplicationContext;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import no.tiltakskatalogen.client.ChangesApi;
import no.tiltakskatalogen.client.MeasuresApi;
import no.tiltakskatalogen.client.VocabulariesApi;
import no.tiltakskatalogen.client.model.Change;
import no.tiltakskatalogen.client.model.ChangeList;
import no.tiltakskatalogen.client.model.Language;
import no.tiltakskatalogen.client.model.MeasureAnswer;
import no.tiltakskatalogen.client.model.MeasureHitAnswer;
import no.tiltakskatalogen.client.model.MeasurePage;
import no.tiltakskatalogen.client.model.VocabularyTerm;
import org.jspecify.annotations.Nullable;

/**
 * A portal in a few lines: it needs nothing but the module {@code tiltakskatalog-client}. Run it
 * with the address of a catalogue, such as {@code http://localhost:8080}.
 */
final class PortalExample {

  private final MeasuresApi measures;
  private static final int CHANGES = 50;

  private final VocabulariesApi vocabularies;
  private final ChangesApi changes;

  PortalExample(ApplicationContext context) {
    measures = context.getBean(MeasuresApi.class);
    vocabularies = context.getBean(VocabulariesApi.class);
    changes = context.getBean(ChangesApi.class);
  }

  /** Lists the phases, searches, and reads the best measure found. */
  public static void main(String[] arguments) {
    try (ApplicationContext context = ApplicationContext.run(settings(arguments[0]))) {
      new PortalExample(context).show(System.out);
    }
  }

  static Map<String, Object> settings(String catalogue) {
    return Map.of(
        "micronaut.http.services.tiltakskatalog.url",
        catalogue,
        // A portal needs neither of these; here the server's code is on the class path too.
        "datasources.default.enabled",
        false,
        "flyway.enabled",
        false);
  }

  void show(PrintStream out) {
    phases().forEach(phase -> out.println("Phase: " + phase.getLabel()));
    List<MeasureHitAnswer> found = everyHit("praksis i bedrift");
    found.forEach(hit -> out.println("Found: " + hit.getTitle()));
    MeasureAnswer best = measure(found.getFirst().getId());
    best.getSections().stream()
        .filter(section -> section.getText() != null)
        .forEach(section -> out.println(section.getLabel() + ": " + section.getText()));
  }

  List<VocabularyTerm> phases() {
    return vocabularies.listPhases(Language.NB).getItems();
  }

  /** All pages of a search: each tells where the next one begins. */
  List<MeasureHitAnswer> everyHit(String words) {
    List<MeasureHitAnswer> hits = new ArrayList<>();
    @Nullable String cursor = null;
    do {
      MeasurePage page = page(words, cursor);
      hits.addAll(page.getItems());
      cursor = page.getNext();
    } while (cursor != null);
    return hits;
  }

  MeasureAnswer measure(String id) {
    return measures.getMeasure(id, Language.NB, null).getBody().orElseThrow();
  }

  /**
   * Follows the catalogue: all changes after a number. Who keeps the number that is returned, and
   * asks with it the next time, sees every change once.
   */
  long follow(long after, Consumer<Change> taker) {
    long last = after;
    ChangeList page = changesAfter(last);
    while (!page.getChanges().isEmpty()) {
      page.getChanges().forEach(taker);
      last = page.getLast();
      page = changesAfter(last);
    }
    return last;
  }

  private ChangeList changesAfter(long number) {
    return changes.listChanges(number, CHANGES, 0).getBody().orElseThrow();
  }

  private MeasurePage page(String words, @Nullable String cursor) {
    return measures
        .searchMeasures(
            words, null, null, null, null, null, null, null, null, null, null, 10, cursor, null,
            null, null, null)
        .getBody()
        .orElseThrow();
  }
}
