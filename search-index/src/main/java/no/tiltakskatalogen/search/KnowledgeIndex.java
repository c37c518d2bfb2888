package no.tiltakskatalogen.search;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import no.tiltakskatalogen.search.TextFields.Source;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TotalHits;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.jspecify.annotations.Nullable;

/**
 * Searches the entries of the knowledge base. They are some hundred and never change while the
 * service runs, so the index is in memory. Thread-safe.
 */
public final class KnowledgeIndex implements Closeable {

  /**
   * What is searchable of an entry.
   *
   * @param key what a search gives back
   */
  public record Entry(
      String key,
      String kind,
      List<String> phases,
      String title,
      List<String> labels,
      String text) {

    public Entry {
      phases = List.copyOf(phases);
      labels = List.copyOf(labels);
    }
  }

  /**
   * One page of what was found.
   *
   * @param keys of the entries, best first
   * @param next the cursor of the next page; null on the last one
   */
  public record Page(long total, List<String> keys, @Nullable String next) {}

  private static final TopDocs NONE =
      new TopDocs(new TotalHits(0, TotalHits.Relation.EQUAL_TO), new ScoreDoc[0]);
  private static final String KEY = "key";
  private static final String KIND = "kind";
  private static final String PHASE = "phase";

  private final Language language;
  private final Directory directory = new ByteBuffersDirectory();
  private final DirectoryReader reader;
  private final IndexSearcher searcher;
  private final CursorSeal seal;

  /**
   * @param entries in the order that a search without words gives them
   * @param cursorKey keeps cursors from being forged
   */
  public KnowledgeIndex(List<Entry> entries, byte[] cursorKey, Language language) {
    seal = new CursorSeal(cursorKey);
    this.language = language;
    IndexWriterConfig configuration =
        new IndexWriterConfig(new KeywordAnalyzer()).setSimilarity(FieldRanking.SIMILARITY);
    try {
      try (IndexWriter writer = new IndexWriter(directory, configuration)) {
        for (Entry entry : entries) {
          writer.addDocument(document(entry));
        }
      }
      reader = DirectoryReader.open(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    searcher = new IndexSearcher(reader);
    searcher.setSimilarity(FieldRanking.SIMILARITY);
  }

  private Document document(Entry entry) {
    Document document = new Document();
    document.add(new StoredField(KEY, entry.key()));
    document.add(new StringField(KIND, entry.kind(), Field.Store.NO));
    entry.phases().forEach(phase -> document.add(new StringField(PHASE, phase, Field.Store.NO)));
    TextFields.addTitleStarts(document, entry.title());
    language
        .texts()
        .add(
            document,
            List.of(
                new Source(MeasureFields.TITLE, 0, FieldRanking.TITLE, List.of(entry.title())),
                new Source(MeasureFields.TAGS, 1, FieldRanking.TAGS, entry.labels()),
                new Source(MeasureFields.SUMMARY, 2, FieldRanking.SUMMARY, List.of(entry.text()))));
    return document;
  }

  /**
   * Searches for entries that have all the words, or, if there are none, at least half of them.
   *
   * @param kinds only these; empty for all
   * @param phases only entries of at least one of these; empty for all
   * @throws InvalidCursor if the cursor is not one of this request
   */
  public Page search(
      String query, Set<String> kinds, Set<String> phases, int limit, @Nullable String cursor) {
    String purpose = "knowledge" + List.of(query, new TreeSet<>(kinds), new TreeSet<>(phases));
    int from = cursor == null ? 0 : ByteBuffer.wrap(seal.open(cursor, purpose)).getInt();
    try {
      TopDocs found = find(query, kinds, phases, from + limit);
      List<String> keys = new ArrayList<>();
      for (ScoreDoc hit :
          List.of(found.scoreDocs)
              .subList(Math.min(from, found.scoreDocs.length), found.scoreDocs.length)) {
        keys.add(searcher.storedFields().document(hit.doc).get(KEY));
      }
      int to = from + keys.size();
      String next =
          to < found.totalHits.value()
              ? seal.seal(ByteBuffer.allocate(Integer.BYTES).putInt(to).array(), purpose)
              : null;
      return new Page(found.totalHits.value(), keys, next);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private TopDocs find(String text, Collection<String> kinds, Collection<String> phases, int most)
      throws IOException {
    BooleanQuery.Builder filter = new BooleanQuery.Builder();
    filter.add(MatchAllDocsQuery.INSTANCE, Occur.FILTER);
    if (!kinds.isEmpty()) {
      filter.add(MeasureQueries.anyOf(KIND, kinds), Occur.FILTER);
    }
    if (!phases.isEmpty()) {
      filter.add(MeasureQueries.anyOf(PHASE, phases), Occur.FILTER);
    }
    if (text.isBlank()) {
      return searcher.search(filter.build(), most);
    }
    Plan plan = language.plan(searcher, text, false);
    if (plan.nothing()) {
      return NONE;
    }
    MeasureQueries queries = new MeasureQueries(plan, List.of());
    filter.add(queries.score().build(), Occur.SHOULD);
    TopDocs complete = searcher.search(filter.add(queries.complete(), Occur.FILTER).build(), most);
    if (complete.totalHits.value() > 0 || plan.required().isEmpty()) {
      return complete;
    }
    return searcher.search(filter.add(queries.partial(plan.sought()), Occur.MUST).build(), most);
  }

  @Override
  public void close() throws IOException {
    reader.close();
    directory.close();
  }
}
