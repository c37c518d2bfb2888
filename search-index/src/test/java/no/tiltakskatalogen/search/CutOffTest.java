package no.tiltakskatalogen.search;

import static no.tiltakskatalogen.search.Ask.words;
import static no.tiltakskatalogen.search.Draft.measure;
import static no.tiltakskatalogen.search.Draft.titled;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How far down the list of hits goes. */
final class CutOffTest {

  private final Path folder;

  CutOffTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void whereEnoughMeasuresHaveAllTheWordsNoOthersAreAdded() {
    SearchPage page = search("fotball dugnad", CutOff.ENOUGH, "Fotball", 5);

    assertEquals(CutOff.ENOUGH, page.total());
    assertFalse(page.interpretation().relaxed());
  }

  @Test
  void whereTooFewHaveAllTheWordsThoseWithSomeFollow() {
    SearchPage page = search("fotball dugnad", CutOff.ENOUGH - 1, "Fotball", 5);

    assertEquals(CutOff.ENOUGH + 4, page.total());
    assertTrue(page.interpretation().relaxed());
    assertTrue(
        Ask.ids(page).subList(0, CutOff.ENOUGH - 1).stream().allMatch(id -> id.startsWith("all")));
  }

  @Test
  void weakMatchesDoNotFillTheList() {
    List<IndexedMeasure> measures = new ArrayList<>();
    measures.add(titled("all", "Fotball dugnad gitar"));
    for (int i = 0; i < 20; i++) {
      measures.add(
          measure("weak" + i)
              .title("Noe annet " + i)
              .section("goal", "Sykkel og verksted. ".repeat(40) + "En gitar.")
              .done());
    }
    try (MeasureIndex index = Indexes.holding(folder, measures)) {
      assertEquals(List.of("all"), words("fotball dugnad gitar").idsOf(index));
    }
  }

  @Test
  void aMeasureWithNoneOfTheWordsThatMustBeThereIsNotAdded() {
    List<IndexedMeasure> measures =
        List.of(titled("asked", "Fotball"), titled("weak", "Elever og tilbud"));
    try (MeasureIndex index = Indexes.holding(folder, measures)) {
      assertEquals(List.of("asked"), words("fotball tilbud elever").idsOf(index));
    }
  }

  @Test
  void noMoreThanTheMostAreAdded() {
    SearchPage page = search("fotball dugnad", CutOff.ENOUGH - 1, "Fotball", CutOff.MOST + 50);

    assertTrue(page.interpretation().relaxed());
    assertTrue(page.total() <= CutOff.MOST + CutOff.ENOUGH, () -> "total " + page.total());
  }

  @Test
  void whatTheAskerMayNotSeeDoesNotCountAsEnough() {
    List<IndexedMeasure> measures = new ArrayList<>();
    for (int i = 0; i < CutOff.ENOUGH; i++) {
      measures.add(measure("draft" + i).title("Fotball dugnad").audiences("curators").done());
    }
    measures.add(titled("open", "Fotball"));
    try (MeasureIndex index = Indexes.holding(folder, measures)) {
      assertEquals(List.of("open"), words("fotball dugnad").idsOf(index));
    }
  }

  /** Many unrelated measures, so that the words are rare. */
  private SearchPage search(String query, int withAll, String other, int withSome) {
    List<IndexedMeasure> measures = new ArrayList<>();
    for (int i = 0; i < withAll; i++) {
      measures.add(titled("all" + i, "Fotball dugnad"));
    }
    for (int i = 0; i < withSome; i++) {
      measures.add(titled("some" + i, other));
    }
    for (int i = 0; i < 4 * (withAll + withSome); i++) {
      measures.add(titled("none" + i, "Sykkel"));
    }
    try (MeasureIndex index = Indexes.holding(folder, measures)) {
      return words(query).limit(1_000).of(index);
    }
  }
}
