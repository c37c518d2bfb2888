package no.tiltakskatalogen.search;

import static no.tiltakskatalogen.search.Ask.words;
import static no.tiltakskatalogen.search.Draft.measure;
import static no.tiltakskatalogen.search.Draft.titled;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import no.tiltakskatalogen.search.SearchPage.Reason;
import no.tiltakskatalogen.search.SearchVocabulary.CountyNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reasons for which a hit stands where it does. */
final class ExplainTest {

  private final Path folder;

  ExplainTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void withoutBeingAskedForThereAreNoReasons() {
    assertEquals(List.of(), reasons(words("fotball"), titled("a", "Fotball")));
  }

  @Test
  void aReasonNamesTheWordAndWhereItWasFound() {
    Reason reason =
        reasons(
                words("fotballen").explained(),
                measure("a").title("Fotball").section("goal", "Fotball.").done())
            .getFirst();

    assertEquals("fotballen", reason.word());
    assertEquals("word", reason.kind());
    assertEquals(List.of("title", "goal"), reason.fields());
    assertTrue(reason.points() > 0);
  }

  @ParameterizedTest
  @CsvSource({
    "bortvalg, Frafall, synonym, frafall",
    "dropout prevention, Forebygge frafall, english, forebygge frafall",
    "GSK, Generell studiekompetanse, abbreviation, generell studiekompetanse",
    "mentor, En fadder, related, fadder",
    "fotb, Fotball, beginning, fotball",
    "fottball, Fotball, correction, fottball"
  })
  void aReasonNamesWhatWasFoundInstead(String query, String title, String kind, String found) {
    Reason reason =
        reasons(words(query).explained(), titled("a", title)).stream()
            .filter(each -> !each.kind().equals("title"))
            .findFirst()
            .orElseThrow();

    assertEquals(kind, reason.kind());
    assertEquals(
        kind.equals("correction") ? "fotball" : found, reason.found().toLowerCase(Locale.ROOT));
  }

  @ParameterizedTest
  @CsvSource({
    "lærling, Mange lærlinger, lærlinger",
    "arbeidsmåte, Måter å arbeide på, arbeide Måter",
    "tiltak, Sommertiltaket, Sommertiltaket",
    "praksisplass, En plass med praksis, praksis plass"
  })
  void aReasonShowsTheWordsAsTheMeasureHasThem(String query, String title, String found) {
    Reason reason =
        reasons(words(query).explained(), titled("a", title)).stream()
            .filter(each -> !each.kind().equals("title"))
            .findFirst()
            .orElseThrow();
    assertEquals(found, reason.found());
  }

  @Test
  void aPartOfACompoundIsAReason() {
    assertEquals(
        "part",
        reasons(words("sommerskole").explained(), titled("a", "Sommer hver dag"))
            .getFirst()
            .kind());
  }

  @Test
  void whatCountedMostComesFirst() {
    List<Double> points =
        reasons(
                words("fotball gitar dugnad").explained(),
                measure("a").title("Fotball").section("goal", "Gitar. Dugnad. Dugnad.").done())
            .stream()
            .map(Reason::points)
            .toList();

    assertTrue(points.size() >= 3, points::toString);
    for (int i = 1; i < points.size(); i++) {
      assertTrue(points.get(i - 1) >= points.get(i), points::toString);
    }
  }

  @Test
  void aTitleThatTheWholeQueryBeginsIsAReason() {
    assertTrue(
        reasons(words("fotball og git").explained(), titled("a", "Fotball og gitar")).stream()
            .anyMatch(reason -> reason.kind().equals("title")));
  }

  @Test
  void aCountyIsAReason() {
    CountyNames county =
        new CountyNames("TE", "Telemark", List.of("Telemark"), List.of(), Set.of("TE"));
    Language language =
        new Language(Indexes.RELEVANCE, new SearchVocabulary(List.of(), List.of(county), Map.of()));
    try (MeasureIndex index =
        Indexes.holding(
            folder,
            language,
            List.of(measure("a").title("Fotball").values(Facet.COUNTY, "TE").done()))) {
      assertTrue(
          words("fotball i Telemark").explained().of(index).hits().getFirst().reasons().stream()
              .anyMatch(reason -> reason.kind().equals("county")));
    }
  }

  private List<Reason> reasons(Ask ask, IndexedMeasure measure) {
    try (MeasureIndex index = Indexes.holding(folder, measure)) {
      return ask.of(index).hits().getFirst().reasons();
    }
  }
}
