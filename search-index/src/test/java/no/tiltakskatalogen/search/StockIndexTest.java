package no.tiltakskatalogen.search;

import static no.tiltakskatalogen.search.Draft.measure;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import no.tiltakskatalogen.search.SearchPage.Highlight;
import no.tiltakskatalogen.search.SearchPage.Match;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the catalogue's search is measured against does the same work. */
final class StockIndexTest {

  @TempDir private Path folder = Path.of("");

  private StockIndex holding(List<IndexedMeasure> measures) {
    try (StockIndex.Builder building = StockIndex.build(folder.resolve("stock"))) {
      building.add(measures);
      return building.finish();
    }
  }

  @Test
  void anyOfTheWordsFindsAndTheTitleCountsMost() {
    List<IndexedMeasure> measures =
        List.of(
            measure("text").title("Tiltak").section("goal", "Flere lærlinger.").done(),
            measure("title").title("Lærlinger").section("goal", "Flere tiltak.").done(),
            measure("other").title("Rådgivning").done(),
            measure("hidden").title("Lærlinger").audiences("curators").done());
    try (StockIndex index = holding(measures)) {
      SearchPage page = index.search(Ask.words("lærlingene snøskuter").request());
      assertEquals(List.of("title", "text"), Ask.ids(page));
      assertEquals(2, page.total());
      assertNull(page.next());
    }
  }

  @Test
  void theWordsAreHighlighted() {
    IndexedMeasure measure =
        measure("1")
            .title("Flere lærlinger")
            .section("goal", "Det første målet. Alle lærlinger får plass.")
            .done();
    try (StockIndex index = holding(List.of(measure))) {
      assertEquals(
          List.of(
              new Match("title", "Flere lærlinger", List.of(new Highlight(6, 15))),
              new Match("goal", "Alle lærlinger får plass.", List.of(new Highlight(5, 14)))),
          index.search(Ask.words("lærling").request()).hits().getFirst().matches());
    }
  }

  @Test
  void countsAreThoseOfTheCatalogue() {
    List<IndexedMeasure> measures = RandomCatalogue.measures(new Random(3), 200);
    try (StockIndex stock = holding(measures);
        MeasureIndex own = Indexes.holding(folder.resolve("own"), measures)) {
      for (Ask ask :
          List.of(
              Ask.everything(),
              Ask.everything().with(Facet.COUNTY, "HO", "RO").with(Facet.PHASE, "vg1"))) {
        SearchPage expected = ask.of(own);
        SearchPage page = stock.search(ask.request());
        assertEquals(expected.total(), page.total());
        assertEquals(expected.counts(), page.counts());
      }
    }
  }
}
