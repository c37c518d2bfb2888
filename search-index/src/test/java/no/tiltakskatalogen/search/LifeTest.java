package no.tiltakskatalogen.search;

import static no.tiltakskatalogen.search.Ask.everything;
import static no.tiltakskatalogen.search.Ask.words;
import static no.tiltakskatalogen.search.Draft.measure;
import static no.tiltakskatalogen.search.Draft.titled;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.tiltakskatalogen.search.MeasureIndex.Rebuild;
import no.tiltakskatalogen.search.SearchPage.Hit;
import no.tiltakskatalogen.search.SearchPage.Match;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an index goes through: filled, changed, closed, opened, damaged and built anew. */
final class LifeTest {

  private static final String OTHER_CONFIGURATION = "labels-2";

  private final Path folder;

  LifeTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void anOpenedIndexIsAsItWasCommittedLast() {
    try (MeasureIndex index = Indexes.holding(folder, titled("a", "A"), titled("b", "B"))) {
      index.apply(List.of(titled("c", "C")), List.of("b"), 7);
      index.commit();
    }
    try (MeasureIndex index = Indexes.open(folder)) {
      assertFalse(index.needsRebuild());
      assertEquals(7, index.lastChange());
      assertEquals(Set.of("a", "c"), Set.copyOf(everything().idsOf(index)));
      assertEquals(7, everything().of(index).revision());
    }
  }

  @Test
  void whatWasNotCommittedIsGoneAndCanBeAppliedAgain() {
    try (MeasureIndex index = Indexes.holding(folder, titled("a", "A"))) {
      index.apply(List.of(titled("b", "B")), List.of(), 7);
    }
    try (MeasureIndex index = Indexes.open(folder)) {
      assertEquals(Indexes.FILLED, index.lastChange());
      assertEquals(List.of("a"), everything().idsOf(index));

      index.apply(List.of(titled("b", "B")), List.of(), 7);
      assertEquals(List.of("a", "b"), everything().idsOf(index));
    }
  }

  @Test
  void aChangeAppliedTwiceIsAsOnce() {
    try (MeasureIndex index = Indexes.holding(folder, titled("a", "A"))) {
      index.apply(List.of(titled("b", "B")), List.of(), 2);
      index.apply(List.of(titled("b", "B")), List.of(), 2);
      assertEquals(List.of("a", "b"), everything().idsOf(index));
    }
  }

  @Test
  void aMissingFolderIsMadeAndItsIndexHasToBeBuilt() {
    Path missing = folder.resolve("not/yet");
    try (MeasureIndex index = Indexes.open(missing)) {
      assertTrue(index.needsRebuild());
      assertFalse(index.answers());
      assertEquals(0, index.lastChange());
      assertTrue(Files.isDirectory(missing));
    }
  }

  @Test
  void withoutAnIndexASearchIsRefused() {
    try (MeasureIndex index = Indexes.open(folder)) {
      assertThrows(IllegalStateException.class, () -> everything().of(index));
    }
  }

  @Test
  void aClosedIndexAnswersNoMore() {
    MeasureIndex index = Indexes.holding(folder, titled("a", "A"));
    index.close();
    index.close();

    assertFalse(index.answers());
    assertThrows(IllegalStateException.class, () -> everything().of(index));
  }

  @Test
  void aFolderThatIsAFileIsRefused() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThrows(UncheckedIOException.class, () -> Indexes.open(file));
  }

  @Test
  void anIndexThatSomebodyHasOpenIsNotTakenFromThem() {
    try (MeasureIndex index = Indexes.holding(folder, titled("a", "A"))) {
      assertThrows(UncheckedIOException.class, () -> Indexes.open(folder));
      assertEquals(List.of("a"), everything().idsOf(index));
    }
  }

  @Test
  void anEmptyIndexFolderHasToBeRebuilt() throws IOException {
    Files.createDirectory(folder.resolve("index-1"));
    assertRebuildMendsIt();
  }

  @Test
  void aDamagedIndexHasToBeRebuiltWhicheverFileWasCutShort() throws IOException {
    for (String name : namesOfFiles()) {
      byte[] whole = Files.readAllBytes(index().resolve(name));
      for (int length : Set.of(0, whole.length / 2, whole.length - 1)) {
        Files.write(index().resolve(name), Arrays.copyOf(whole, length));
        assertNeedsRebuild(name + " cut to " + length);
      }
      Files.write(index().resolve(name), whole);
    }
    Indexes.open(folder).close();
  }

  @Test
  void aDamagedIndexHasToBeRebuiltWhereverAByteWasFlipped() throws IOException {
    Random random = new Random(5);
    for (String name : namesOfFiles()) {
      byte[] whole = Files.readAllBytes(index().resolve(name));
      for (int i = 0; i < 12; i++) {
        byte[] flipped = whole.clone();
        int place = i == 0 ? whole.length / 2 : random.nextInt(whole.length);
        flipped[place] ^= (byte) (1 << random.nextInt(8));
        Files.write(index().resolve(name), flipped);
        assertNeedsRebuild(name + " at " + place);
      }
      Files.write(index().resolve(name), whole);
    }
  }

  @Test
  void aDamagedIndexHasToBeRebuiltWhicheverFileIsMissing() throws IOException {
    for (String name : namesOfFiles()) {
      byte[] whole = Files.readAllBytes(index().resolve(name));
      Files.delete(index().resolve(name));
      assertNeedsRebuild(name);
      Files.write(index().resolve(name), whole);
    }
  }

  @Test
  void aRebuildReplacesADamagedIndex() throws IOException {
    Path segments = index().resolve(namesOfFiles().getFirst());
    Files.write(segments, new byte[] {1, 2, 3});
    assertRebuildMendsIt();
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(1, left.count());
    }
  }

  @Test
  void anIndexOfAnotherConfigurationHasToBeRebuiltButAnswersUntilThen() {
    Indexes.holding(folder, titled("a", "Lærling")).close();
    try (MeasureIndex index = Indexes.open(folder, OTHER_CONFIGURATION, Indexes.CURSOR_KEY)) {
      assertTrue(index.needsRebuild());
      assertEquals(Indexes.FILLED, index.lastChange());
      try (Rebuild rebuild = index.rebuild()) {
        rebuild.add(List.of(titled("b", "Lærling")));
        assertEquals(List.of("a"), words("lærling").idsOf(index));
        rebuild.finish(9);
      }
      assertFalse(index.needsRebuild());
      assertEquals(List.of("b"), words("lærling").idsOf(index));
      assertEquals(9, index.lastChange());
    }
  }

  @Test
  void nothingIsAppliedToAnIndexOfAnotherConfiguration() {
    Indexes.holding(folder, titled("a", "Lærling")).close();
    try (MeasureIndex index = Indexes.open(folder, OTHER_CONFIGURATION, Indexes.CURSOR_KEY)) {
      assertThrows(
          IllegalStateException.class,
          () -> index.apply(List.of(titled("b", "Lærling")), List.of(), 2));
    }
  }

  @Test
  void aRebuildThatIsGivenUpLeavesTheOldIndex() {
    try (MeasureIndex index = Indexes.holding(folder, titled("a", "A"))) {
      try (Rebuild rebuild = index.rebuild()) {
        rebuild.add(List.of(titled("b", "B")));
      }
      assertEquals(List.of("a"), everything().idsOf(index));
      Indexes.fill(index, List.of(titled("c", "C")), 3);
      assertEquals(List.of("c"), everything().idsOf(index));
    }
  }

  @Test
  void aCrashDuringARebuildLeavesTheOldIndex() throws IOException {
    Indexes.holding(folder, titled("a", "A")).close();
    Path leftOver = Files.createDirectory(folder.resolve("building-2"));
    Files.write(leftOver.resolve("_0.fdt"), new byte[] {1, 2, 3});
    try (MeasureIndex index = Indexes.open(folder)) {
      assertFalse(index.needsRebuild());
      assertEquals(List.of("a"), everything().idsOf(index));
      assertFalse(Files.exists(leftOver));
    }
  }

  @Test
  void ofTwoWholeIndexesTheNewerAnswers() throws IOException {
    Indexes.holding(folder, titled("old", "A")).close();
    Path kept = Files.move(index(), folder.resolve("kept"));
    Indexes.holding(folder, titled("new", "A")).close();
    Files.move(folder.resolve("index-1"), folder.resolve("index-2"));
    Files.move(kept, folder.resolve("index-1"));
    try (MeasureIndex index = Indexes.open(folder)) {
      assertEquals(List.of("new"), everything().idsOf(index));
    }
  }

  @Test
  void whereTheNewestIndexIsDamagedTheOneBeforeGoesOn() throws IOException {
    Indexes.holding(folder, titled("old", "A")).close();
    Files.createDirectory(folder.resolve("index-2"));
    try (MeasureIndex index = Indexes.open(folder)) {
      assertFalse(index.needsRebuild());
      assertEquals(List.of("old"), everything().idsOf(index));
      Indexes.fill(index, List.of(titled("new", "A")), 3);
    }
    try (MeasureIndex index = Indexes.open(folder)) {
      assertEquals(List.of("new"), everything().idsOf(index));
      assertEquals(Set.of("index-3"), namesIn(folder));
    }
  }

  /** An interrupt closes the file that is being written, as a full disk would end the writing. */
  @Test
  void anIndexWhoseWriterGaveUpStillAnswersAndIsOpenedAgain() {
    try (MeasureIndex index = Indexes.holding(folder, titled("a", "A"))) {
      index.apply(List.of(titled("b", "B")), List.of(), 2);
      Thread.currentThread().interrupt();
      assertThrows(
          RuntimeException.class, () -> index.apply(List.of(titled("c", "C")), List.of(), 3));
      boolean wasInterrupted = Thread.interrupted();

      assertTrue(wasInterrupted);
      assertTrue(index.gaveUp());
      assertFalse(index.needsRebuild());
      assertEquals(2, index.lastChange());
      assertEquals(List.of("a", "b"), everything().idsOf(index));
      index.resume();
      assertFalse(index.gaveUp());
      assertEquals(Indexes.FILLED, index.applied());
      assertEquals(2, index.lastChange());
      index.apply(List.of(titled("b", "B"), titled("c", "C")), List.of(), 3);
      assertEquals(3, index.lastChange());
      assertEquals(List.of("a", "b", "c"), everything().idsOf(index));
    }
  }

  @Test
  void searchesGoOnWhileTheIndexIsBuiltAnew() throws InterruptedException {
    try (MeasureIndex index = Indexes.holding(folder, versions(1))) {
      Searchers searchers =
          Searchers.start(3, () -> assertOfOneVersion(words("versjon").of(index)));
      for (int version = 2; version <= 8; version++) {
        Indexes.fill(index, versions(version), version);
        searchers.awaitAnother();
      }
      searchers.stop();
      assertEquals(8, everything().of(index).revision());
    }
  }

  @Test
  void searchesNeverSeeHalfAChange() throws InterruptedException {
    try (MeasureIndex index = Indexes.holding(folder, versions(1))) {
      Searchers searchers =
          Searchers.start(3, () -> assertOfOneVersion(words("versjon").of(index)));
      for (int version = 2; version <= 40; version++) {
        index.apply(versions(version), List.of(), version);
        if (version % 10 == 0) {
          index.commit();
          searchers.awaitAnother();
        }
      }
      searchers.stop();
      assertEquals(40, everything().of(index).revision());
    }
  }

  @Test
  void aSearchDuringCloseIsAnsweredOrRefused() throws InterruptedException {
    MeasureIndex index = Indexes.holding(folder, versions(1));
    Searchers searchers =
        Searchers.start(
            3,
            () -> {
              try {
                assertOfOneVersion(words("versjon").of(index));
              } catch (IllegalStateException closed) {
                // Ours; Lucene's own, of a subclass, would tell of a reader closed under a search.
                assertEquals(IllegalStateException.class, closed.getClass());
              }
            });
    searchers.awaitAnother();
    index.close();
    searchers.awaitAnother();
    searchers.stop();
  }

  /** All measures are written together, each with the version everywhere in it. */
  private static List<IndexedMeasure> versions(int version) {
    return IntStream.range(0, 5)
        .mapToObj(
            i ->
                measure("m" + i)
                    .title("Versjon " + version)
                    .section("goal", "Versjon " + version)
                    .values(Facet.COUNTY, "v" + version)
                    .done())
        .toList();
  }

  private static void assertOfOneVersion(SearchPage page) {
    assertEquals(5, page.total());
    Set<String> texts =
        page.hits().stream()
            .map(Hit::matches)
            .flatMap(List::stream)
            .map(Match::text)
            .collect(Collectors.toSet());
    assertEquals(1, texts.size(), texts::toString);
    int version = Integer.parseInt(texts.iterator().next().substring("Versjon ".length()));
    assertEquals(Map.of("v" + version, 5L), page.counts().get(Facet.COUNTY));
    assertTrue(page.revision() <= version, "claims a change that it has not seen");
  }

  private Path index() {
    return folder.resolve("index-1");
  }

  private List<String> namesOfFiles() throws IOException {
    try (MeasureIndex index =
        Indexes.holding(folder, RandomCatalogue.measures(new Random(6), 20))) {
      index.apply(RandomCatalogue.measures(new Random(7), 5), List.of(), 2);
      index.commit();
    }
    Set<String> names = namesIn(index());
    assertNotEquals(Set.of(), names);
    return names.stream().filter(name -> !name.equals("write.lock")).sorted().toList();
  }

  private static Set<String> namesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
  }

  private void assertNeedsRebuild(String damage) {
    try (MeasureIndex index = assertDoesNotThrow(() -> Indexes.open(folder), damage)) {
      assertTrue(index.needsRebuild(), damage);
      assertFalse(index.answers(), damage);
    }
  }

  private void assertRebuildMendsIt() {
    try (MeasureIndex index = Indexes.open(folder)) {
      assertTrue(index.needsRebuild());
      Indexes.fill(index, List.of(titled("a", "A")), 5);
    }
    try (MeasureIndex index = Indexes.open(folder)) {
      assertFalse(index.needsRebuild());
      assertEquals(List.of("a"), everything().idsOf(index));
    }
  }
}
