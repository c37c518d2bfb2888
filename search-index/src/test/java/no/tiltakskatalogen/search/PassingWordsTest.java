package no.tiltakskatalogen.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import no.tiltakskatalogen.search.Sought.Need;
import no.tiltakskatalogen.search.Variant.Kind;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.junit.jupiter.api.Test;

/**
 * On ten measures with texts, half of which say «følge», one of which says «selvtillit» and all of
 * whose titles say «los», beside as many bare titles as a test wants.
 */
final class PassingWordsTest {

  private static final int DESCRIBED = 10;

  private static float weight(String word, int bareTitles) throws IOException {
    try (Directory directory = new ByteBuffersDirectory()) {
      try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
        for (int i = 0; i < DESCRIBED + bareTitles; i++) {
          writer.addDocument(document(i));
        }
      }
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        Variant way = new Variant(Kind.WORD, "", 1, new Variant.One(word));
        List<Sought> sought =
            new ArrayList<>(
                List.of(new Sought(word, List.of(way), List.of(way), Need.REQUIRED, null)));
        PassingWords.lower(sought, new Dictionary(reader));
        assertEquals(sought.getFirst().strong(), sought.getFirst().weak());
        return sought.getFirst().strong().getFirst().weight();
      }
    }
  }

  private static Document document(int number) {
    Document document = new Document();
    if (number < DESCRIBED) {
      add(document, MeasureFields.HAS_SECTION, "goal");
      add(document, TextFields.TERMS, "los");
      add(document, TextFields.in(MeasureFields.TITLE), "los");
    }
    if (number < DESCRIBED / 2) {
      add(document, TextFields.TERMS, "følge");
    }
    if (number == 0) {
      add(document, TextFields.TERMS, "selvtillit");
    }
    return document;
  }

  private static void add(Document document, String field, String value) {
    document.add(new StringField(field, value, Field.Store.NO));
  }

  @Test
  void aWordThatHalfOfTheTextsHaveInPassingLosesHalfOfItsWeight() throws IOException {
    // ln(1 + 5.5 / 5.5) of ln(1 + 95.5 / 5.5), next to ln(1 + 9.5 / 1.5) of ln(1 + 99.5 / 1.5)
    assertEquals(0.503, weight("følge", 90), 0.001);
  }

  @Test
  void theMoreBareTitlesThereAreTheLessItCounts() throws IOException {
    assertTrue(weight("følge", 90) < weight("følge", 10));
  }

  @Test
  void aWordThatOneTextHasCountsAsMuchAsEver() throws IOException {
    assertEquals(1, weight("selvtillit", 90));
  }

  @Test
  void aWordThatATitleHasCountsAsMuchAsEver() throws IOException {
    assertEquals(1, weight("los", 90));
  }

  @Test
  void nothingIsLoweredWhereAllMeasuresHaveTexts() throws IOException {
    assertEquals(1, weight("følge", 0));
  }
}
