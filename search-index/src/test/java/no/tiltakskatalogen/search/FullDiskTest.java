package no.tiltakskatalogen.search;

import static no.tiltakskatalogen.search.Ask.everything;
import static no.tiltakskatalogen.search.Draft.measure;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.tiltakskatalogen.search.MeasureIndex.Rebuild;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * That a disk which is full at any moment, while changes are applied, committed or merged, costs
 * nothing but time. Every run has the fault at another byte; more with {@code -Dcrash.rounds}.
 */
final class FullDiskTest {

  private static final int PLACES = 10 * Integer.getInteger("crash.rounds", 1);

  /** Enough for segments to be merged. */
  private static final int CHANGES = 12;

  private static final int COMMIT_EVERY = 3;

  @TempDir private Path folder = Path.of("");

  /** A change writes one measure anew that is always there, and adds another. */
  private static void apply(MeasureIndex index, int change) {
    index.apply(
        List.of(version("always", change), version("added-" + change, change)), List.of(), change);
  }

  private static IndexedMeasure version(String id, int change) {
    return measure(id)
        .title("Versjon " + change)
        .section("goal", "Elevene fullfører og består, for gang nummer " + change)
        .done();
  }

  /** As whoever follows the store does it: on from where the index is, and again if it fails. */
  private static void follow(MeasureIndex index) {
    if (index.gaveUp()) {
      index.resume();
    }
    for (int change = (int) index.applied() + 1; change <= CHANGES; change++) {
      apply(index, change);
      if (change % COMMIT_EVERY == 0) {
        index.commit();
      }
    }
    if (index.hasUncommitted()) {
      index.commit();
    }
  }

  private static void assertHolds(MeasureIndex index, long change, String when) {
    SearchPage page = everything().of(index);
    assertEquals(change, page.total(), when);
    assertEquals(
        "Versjon " + change,
        page.hits().stream()
            .filter(hit -> hit.id().equals("always"))
            .findFirst()
            .orElseThrow()
            .title(),
        when);
  }

  private static void start(MeasureIndex index) {
    Indexes.fill(index, List.of(version("always", 1)), 1);
  }

  private long bytesOfAll() {
    SmallDisk disk = new SmallDisk();
    try (MeasureIndex index = Indexes.open(disk, folder.resolve("all"))) {
      start(index);
      long before = disk.written();
      follow(index);
      return disk.written() - before;
    }
  }

  @Test
  void whereverItIsFullTheOldStateAnswersAndNothingIsLost() {
    long all = bytesOfAll();
    int failed = 0;
    for (int place = 0; place < PLACES; place++) {
      long room = all * place / PLACES;
      Path own = folder.resolve("place-" + place);
      SmallDisk disk = new SmallDisk();
      try (MeasureIndex index = Indexes.open(disk, own)) {
        start(index);
        disk.leave(room);
        failed += followsOrFails(index) ? 0 : 1;
        assertHolds(index, index.lastChange(), "full after " + room);
        long answered = index.lastChange();
        followsOrFails(index);
        assertTrue(index.lastChange() >= answered, "went back after " + room);
        assertHolds(index, index.lastChange(), "still full after " + room);
        disk.clear();
        followUntilItLasts(index);
        assertHolds(index, CHANGES, "room again after " + room);
      }
      try (MeasureIndex index = Indexes.open(own)) {
        assertFalse(index.needsRebuild());
        assertHolds(index, CHANGES, "opened again after " + room);
        assertEquals(CHANGES, index.lastChange());
      }
    }
    // A merge may be put off, so the last places may be beyond what is written.
    assertTrue(failed > PLACES * 2 / 3, failed + " of " + PLACES + " failed");
  }

  private static boolean followsOrFails(MeasureIndex index) {
    try {
      follow(index);
      return true;
    } catch (IndexFault e) {
      return false;
    }
  }

  /** A merge in the background may have failed before there was room, and be noticed after. */
  private static void followUntilItLasts(MeasureIndex index) {
    for (int i = 0; i < 5 && !followsOrFails(index); i++) {
      assertFalse(index.needsRebuild());
    }
    follow(index);
  }

  @Test
  void aRebuildThatFindsNoRoomGivesBackWhatItTook() throws IOException {
    SmallDisk disk = new SmallDisk();
    try (MeasureIndex index = Indexes.open(disk, folder)) {
      start(index);
      long before = index.bytes();
      disk.leave(2_000);
      List<IndexedMeasure> many =
          IntStream.range(0, 50).mapToObj(i -> version("m" + i, i)).toList();
      assertThrows(IndexFault.class, () -> Indexes.fill(index, many, 2));
      assertHolds(index, 1, "after a rebuild that failed");
      assertEquals(before, index.bytes());
      try (Stream<Path> left = Files.list(folder)) {
        assertEquals(1, left.count());
      }
      disk.clear();
      try (Rebuild rebuild = index.rebuild()) {
        rebuild.add(many);
        rebuild.finish(2);
      }
      assertEquals(50, everything().of(index).total());
    }
  }

  @Test
  void anIndexThatWasDamagedWhileItWasOpenedAgainHasToBeRebuilt() throws IOException {
    SmallDisk disk = new SmallDisk();
    try (MeasureIndex index = Indexes.open(disk, folder)) {
      start(index);
      disk.leave(0);
      assertThrows(IndexFault.class, () -> apply(index, 2));
      assertTrue(index.gaveUp());
      DamagedFiles.of(folder.resolve("index-1")).flipInLargest();
      assertThrows(IndexFault.class, index::resume);
      assertTrue(index.needsRebuild());
      assertTrue(index.answers());
      disk.clear();
      Indexes.fill(index, List.of(version("always", 2), version("added-2", 2)), 2);
      assertFalse(index.needsRebuild());
      assertFalse(index.gaveUp());
      assertHolds(index, 2, "after a rebuild");
    }
  }
}
