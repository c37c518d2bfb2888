package no.tiltakskatalogen.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import no.tiltakskatalogen.search.Sought.Need;
import no.tiltakskatalogen.search.Variant.Kind;
import no.tiltakskatalogen.search.Variant.Way;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** On an index where as many measures have «skole» as it takes, and one less has «lekse». */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DearWaysTest {

  private static final Way PHRASE = new Variant.Near(List.of("videregående", "skole"), 2);
  private static final Way BOTH = new Variant.All(List.of("videregående", "skole"));

  private final Directory directory = new ByteBuffersDirectory();
  private Dictionary dictionary;
  private DirectoryReader reader;

  @BeforeAll
  void index() throws IOException {
    try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
      for (int i = 0; i < DearWays.ENOUGH; i++) {
        Document document = new Document();
        document.add(new StringField(TextFields.TERMS, "skole", Field.Store.NO));
        if (i > 0) {
          document.add(new StringField(TextFields.TERMS, "lekse", Field.Store.NO));
        }
        writer.addDocument(document);
      }
    }
    reader = DirectoryReader.open(directory);
    dictionary = new Dictionary(reader);
  }

  @AfterAll
  void close() throws IOException {
    reader.close();
    directory.close();
  }

  private List<Way> left(String word, Need need) throws IOException {
    List<Sought> sought =
        new ArrayList<>(
            List.of(
                new Sought(
                    word,
                    List.of(variant(new Variant.One(word)), variant(PHRASE)),
                    List.of(variant(BOTH), variant(PHRASE)),
                    need,
                    null)));
    DearWays.giveUp(sought, dictionary);
    List<Variant> left = new ArrayList<>(sought.getFirst().strong());
    left.addAll(sought.getFirst().weak());
    return left.stream().map(Variant::way).toList();
  }

  private static Variant variant(Way way) {
    return new Variant(Kind.WORD, "", 1, way);
  }

  @Test
  void aWordOfThousandsOfMeasuresIsLookedForWithoutItsPhrases() throws IOException {
    assertEquals(List.of(new Variant.One("skole"), BOTH), left("skole", Need.REQUIRED));
  }

  @Test
  void aRarerWordKeepsAllItsWays() throws IOException {
    assertEquals(
        List.of(new Variant.One("lekse"), PHRASE, BOTH, PHRASE), left("lekse", Need.REQUIRED));
  }

  @Test
  void whatWasAskedForInSoManyWordsIsLookedFor() throws IOException {
    assertEquals(4, left("skole", Need.DEMANDED).size());
  }
}
