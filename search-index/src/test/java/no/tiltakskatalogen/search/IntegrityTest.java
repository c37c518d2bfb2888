package no.tiltakskatalogen.search;

import static no.tiltakskatalogen.search.Draft.titled;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is made of failures of all kinds that may, or may not, come of damaged files. */
final class IntegrityTest {

  @TempDir private Path folder = Path.of("");
  private Generation generation;
  private Integrity integrity;

  @BeforeEach
  void open() throws IOException {
    Indexes.holding(folder, titled("a", "A"), titled("b", "B")).close();
    Path place = folder.resolve("index-1");
    generation = Generation.open(FSDirectory::open, place, Indexes.LANGUAGE.texts(), "any");
    integrity = generation.integrity();
  }

  @AfterEach
  void close() throws IOException {
    generation.close();
  }

  private void damage() throws IOException {
    DamagedFiles.of(folder.resolve("index-1")).flipInLargest();
  }

  private <T extends Throwable> void assertEndsWith(Class<T> kind, Integrity.Work<Object> work) {
    assertEquals(kind, assertThrows(Throwable.class, () -> integrity.guard(work)).getClass());
  }

  private static Object fail() {
    throw new ArrayIndexOutOfBoundsException(17);
  }

  @Test
  void aFaultOfTheProgramIsNotTakenForDamage() {
    assertEndsWith(ArrayIndexOutOfBoundsException.class, IntegrityTest::fail);
    assertFalse(integrity.damaged());
  }

  @Test
  void whateverDamagedFilesEndInIsTakenForDamage() throws IOException {
    damage();
    assertEndsWith(IndexFault.class, IntegrityTest::fail);
    assertTrue(integrity.damaged());
  }

  @Test
  void filesAreNotReadAgainForEveryFailure() throws IOException {
    assertEndsWith(ArrayIndexOutOfBoundsException.class, IntegrityTest::fail);
    damage();
    assertEndsWith(ArrayIndexOutOfBoundsException.class, IntegrityTest::fail);
    assertThrows(DamagedIndex.class, () -> integrity.check());
    assertEndsWith(IndexFault.class, IntegrityTest::fail);
  }

  @Test
  void anEndThatComesTooEarlyIsDamage() {
    assertEndsWith(
        IndexFault.class,
        () -> {
          throw new EOFException("read past the end");
        });
    assertTrue(integrity.damaged());
  }

  @Test
  void aPageThatTheMachineCannotReadIsDamage() {
    assertEndsWith(
        IndexFault.class,
        () -> {
          throw new InternalError("a fault occurred in an unsafe memory access operation");
        });
    assertTrue(integrity.damaged());
  }

  @Test
  void aFullDiskIsAFaultButNoDamage() {
    assertEndsWith(
        IndexFault.class,
        () -> {
          throw new IOException("No space left on device");
        });
    assertFalse(integrity.damaged());
  }

  @Test
  void aCursorThatIsTooOldIsNeither() {
    assertEndsWith(
        InvalidCursor.class,
        () -> {
          throw new InvalidCursor("has expired");
        });
    assertFalse(integrity.damaged());
  }
}
