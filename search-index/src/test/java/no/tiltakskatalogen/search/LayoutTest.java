package no.tiltakskatalogen.search;

import static no.tiltakskatalogen.search.Draft.measure;
import static no.tiltakskatalogen.search.Draft.titled;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That a program never searches documents of another form than its own. */
final class LayoutTest {

  /** Whoever has to change these lines counts {@link MeasureFields#LAYOUT} up as well. */
  private static final String FIELDS_OF_LAYOUT_2 =
      """
      audience NONE SORTED_SET
      county-order NONE SORTED
      described NONE SORTED_SET
      facet-actor NONE SORTED_SET
      facet-category NONE SORTED_SET
      facet-county NONE SORTED_SET
      facet-group NONE SORTED_SET
      facet-phase NONE SORTED_SET
      has DOCS NONE
      id DOCS SORTED
      in-anchoring DOCS_AND_FREQS NONE
      in-capacity DOCS_AND_FREQS NONE
      in-evaluation DOCS_AND_FREQS NONE
      in-execution DOCS_AND_FREQS NONE
      in-follow-up DOCS_AND_FREQS NONE
      in-goal DOCS_AND_FREQS NONE
      in-problem DOCS_AND_FREQS NONE
      in-tags DOCS_AND_FREQS NONE
      in-title DOCS_AND_FREQS NONE
      language NONE NONE
      section-anchoring NONE NONE
      section-capacity NONE NONE
      section-evaluation NONE NONE
      section-execution NONE NONE
      section-follow-up NONE NONE
      section-goal NONE NONE
      section-problem NONE NONE
      slug DOCS NONE
      stamp NONE BINARY
      summary NONE NONE
      tags NONE NONE
      terms DOCS_AND_FREQS NONE
      text DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS NONE
      title NONE NONE
      title-order NONE SORTED
      title-start DOCS_AND_FREQS NONE
      updated NONE NUMERIC
      words DOCS_AND_FREQS_AND_POSITIONS NONE
      """;

  @TempDir private Path folder = Path.of("");

  private Directory files() throws IOException {
    return FSDirectory.open(folder.resolve("index-1"));
  }

  @Test
  void anIndexOfAnotherLayoutIsNotReadAndHasToBeBuilt() throws IOException {
    Indexes.holding(folder, titled("a", "A")).close();
    try (Directory files = files();
        IndexWriter writer = Writers.open(files, OpenMode.APPEND)) {
      Map<String, String> data = new HashMap<>();
      writer.getLiveCommitData().forEach(each -> data.put(each.getKey(), each.getValue()));
      data.put("layout", "1");
      writer.setLiveCommitData(data.entrySet());
      writer.commit();
    }
    try (MeasureIndex index = Indexes.open(folder)) {
      assertTrue(index.needsRebuild());
      assertFalse(index.answers());
    }
  }

  @Test
  void theFieldsAreThoseOfTheNumberedLayout() throws IOException {
    Draft draft = measure("a").summary("Om").county("Oslo").labels("tag");
    MeasureFields.SECTIONS.forEach(section -> draft.section(section, "Lærlinger fullfører"));
    for (Facet facet : Facet.values()) {
      draft.values(facet, "value");
    }
    Indexes.holding(folder, draft.done()).close();
    try (Directory files = files();
        DirectoryReader reader = DirectoryReader.open(files)) {
      String fields =
          StreamSupport.stream(FieldInfos.getMergedFieldInfos(reader).spliterator(), false)
              .map(LayoutTest::described)
              .sorted()
              .collect(Collectors.joining("\n", "", "\n"));
      assertEquals("2", MeasureFields.LAYOUT);
      assertEquals(FIELDS_OF_LAYOUT_2, fields);
    }
  }

  private static String described(FieldInfo field) {
    return "%s %s %s".formatted(field.name, field.getIndexOptions(), field.getDocValuesType());
  }
}
