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
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
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

  private static final String KEY = "key";
  private static final String KIND = "kind";
  private static final String PHASE = "phase";
  private static final List<String> SEARCHED =
      List.of(MeasureFields.TITLE, MeasureFields.LABELS, MeasureFields.SUMMARY);
  private static final int MOST_WORDS = 32;

  private final NorwegianAnalysis analysis = new NorwegianAnalysis();
  private final Directory directory = new ByteBuffersDirectory();
  private final DirectoryReader reader;
  private final IndexSearcher searcher;
  private final CursorSeal seal;

  /**
   * @param entries in the order that a search without words gives them
   * @param cursorKey keeps cursors from being forged
   */
  public KnowledgeIndex(List<Entry> entries, byte[] cursorKey) {
    seal = new CursorSeal(cursorKey);
    IndexWriterConfig configuration =
        new IndexWriterConfig(analysis).setSimilarity(Ranking.SIMILARITY);
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
    searcher.setSimilarity(Ranking.SIMILARITY);
  }

  private static Document document(Entry entry) {
    Document document = new Document();
    document.add(new StoredField(KEY, entry.key()));
    document.add(new StringField(KIND, entry.kind(), Field.Store.NO));
    entry.phases().forEach(phase -> document.add(new StringField(PHASE, phase, Field.Store.NO)));
    document.add(new TextField(MeasureFields.TITLE, entry.title(), Field.Store.NO));
    entry
        .labels()
        .forEach(label -> document.add(new TextField(MeasureFields.LABELS, label, Field.Store.NO)));
    document.add(new TextField(MeasureFields.SUMMARY, entry.text(), Field.Store.NO));
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
    List<String> words = analysis.words(query, MOST_WORDS);
    if (words.isEmpty() && !query.isBlank()) {
      return new Page(0, List.of(), null);
    }
    try {
      TopDocs found = find(words, words.size(), kinds, phases, from + limit);
      if (found.totalHits.value() == 0 && words.size() > 1) {
        found = find(words, (words.size() + 1) / 2, kinds, phases, from + limit);
      }
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

  private TopDocs find(
      List<String> words, int needed, Collection<String> kinds, Collection<String> phases, int most)
      throws IOException {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    query.add(
        words.isEmpty()
            ? MatchAllDocsQuery.INSTANCE
            : MeasureQueries.words(words, SEARCHED, needed),
        Occur.MUST);
    if (!kinds.isEmpty()) {
      query.add(MeasureQueries.anyOf(KIND, kinds), Occur.FILTER);
    }
    if (!phases.isEmpty()) {
      query.add(MeasureQueries.anyOf(PHASE, phases), Occur.FILTER);
    }
    return searcher.search(query.build(), most);
  }

  @Override
  public void close() throws IOException {
    reader.close();
    directory.close();
  }
}
