package no.tiltakskatalogen.search;

import static no.tiltakskatalogen.search.Ask.everything;
import static no.tiltakskatalogen.search.Ask.words;
import static no.tiltakskatalogen.search.Draft.UPDATED;
import static no.tiltakskatalogen.search.Draft.measure;
import static no.tiltakskatalogen.search.Draft.titled;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import no.tiltakskatalogen.search.SearchPage.Hit;
import no.tiltakskatalogen.search.SearchRequest.Sort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In which order hits come. */
final class OrderTest {

  private final Path folder;

  OrderTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void titlesAreInTheNorwegianAlphabet() {
    assertTitlesComeInThisOrder("Arbeid", "Oppfølging", "Zoom", "Ære", "Ønske", "År");
  }

  @Test
  void theNorwegianLettersAreLastInsideAWordToo() {
    assertTitlesComeInThisOrder("Lag", "Los", "Lykke", "Lærling", "Løfte", "Lås");
  }

  @Test
  void upperAndLowerCaseDoNotPartTitles() {
    assertTitlesComeInThisOrder("arbeid", "Bedrift", "elev", "Fravær", "ære", "Øve", "ås");
  }

  @Test
  void aLetterWrittenAsTwoIsTheSameLetter() {
    assertTitlesComeInThisOrder("Zoom", "Øve", "A\u030As", "Åt");
  }

  @Test
  void equalTitlesAreInTheOrderOfTheirIds() {
    assertEquals(
        List.of("a", "b", "c"),
        ordered(Sort.TITLE, titled("c", "Los"), titled("a", "Los"), titled("b", "Los")));
  }

  @Test
  void countiesAreInTheNorwegianAlphabet() {
    assertEquals(
        List.of("ak", "os", "ves", "ost", "aa"),
        ordered(
            Sort.COUNTY,
            measure("aa").county("Åmot").done(),
            measure("ost").county("Østfold").done(),
            measure("os").county("Oslo").done(),
            measure("ves").county("Vestfold").done(),
            measure("ak").county("Akershus").done()));
  }

  @Test
  void nationalMeasuresComeAfterAllCounties() {
    assertEquals(
        List.of("county", "nation"),
        ordered(
            Sort.COUNTY,
            measure("nation").county("").done(),
            measure("county").county("Åmot").done()));
  }

  @Test
  void theMeasuresOfACountyAreOrderedByTitle() {
    assertEquals(
        List.of("first", "second", "other"),
        ordered(
            Sort.COUNTY,
            measure("second").county("Oslo").title("Øve").done(),
            measure("other").county("Troms").title("Arbeid").done(),
            measure("first").county("Oslo").title("Arbeid").done()));
  }

  @Test
  void theLatestUpdatedComesFirst() {
    assertEquals(
        List.of("new", "old"),
        ordered(
            Sort.UPDATED,
            measure("old").updated(UPDATED).done(),
            measure("new").updated(UPDATED.plusNanos(1_000)).done()));
  }

  @Test
  void measuresUpdatedTogetherAreInTheOrderOfTheirIds() {
    assertEquals(
        List.of("a", "b"), ordered(Sort.UPDATED, measure("b").done(), measure("a").done()));
  }

  @Test
  void aWordInTheTitleCountsMoreThanOneInASection() {
    try (MeasureIndex index =
        Indexes.holding(
            folder,
            measure("text").title("Oppfølging").section("goal", "En lærling.").done(),
            measure("title").title("Lærling").section("goal", "En oppfølging.").done())) {
      assertEquals(List.of("title", "text"), words("lærling").idsOf(index));
    }
  }

  @Test
  void equallyRelevantMeasuresAreOrderedByTitle() {
    try (MeasureIndex index =
        Indexes.holding(folder, titled("a", "Lærling på Åmot"), titled("b", "Lærling på Amot"))) {
      assertEquals(List.of("b", "a"), words("lærling").idsOf(index));
    }
  }

  @Test
  void longTitlesThatBeginAlikeAreAllListed() {
    String beginning = "Oppfølging av lærlinger i bedrift ".repeat(5);
    assertEquals(
        List.of("a", "b"),
        ordered(Sort.TITLE, titled("b", beginning + "x"), titled("a", beginning + "y")));
  }

  private void assertTitlesComeInThisOrder(String... titles) {
    List<IndexedMeasure> measures = new ArrayList<>();
    for (int i = 0; i < titles.length; i++) {
      measures.add(titled("m" + (titles.length - i), titles[i]));
    }
    Collections.shuffle(measures, new Random(3));
    try (MeasureIndex index = Indexes.holding(folder, measures)) {
      assertEquals(
          List.of(titles),
          everything().by(Sort.TITLE).of(index).hits().stream().map(Hit::title).toList());
    }
  }

  private List<String> ordered(Sort sort, IndexedMeasure... measures) {
    try (MeasureIndex index = Indexes.holding(folder, measures)) {
      return everything().by(sort).idsOf(index);
    }
  }
}
