package no.tiltakskatalogen.search;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import no.tiltakskatalogen.search.FacetedCollector.Result;
import no.tiltakskatalogen.search.SearchPage.Hit;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.no.NorwegianAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.IOUtils;

/**
 * Lucene as it comes, to measure {@link MeasureIndex} against: its Norwegian analyzer, a field for
 * each text, any of the words in any of the fields, its own ranking. It gives the same hits,
 * highlights and counts, so that only what is searched and how differs; it knows no further pages,
 * makes nothing of a query but words, and is not written to after it is built. Thread-safe.
 */
public final class StockIndex implements SearchEngine, Closeable {

  private final Directory directory;
  private final DirectoryReader reader;
  private final IndexSearcher searcher;
  private final Analyzer analyzer;

  private StockIndex(Directory directory, Analyzer analyzer) throws IOException {
    this.directory = directory;
    this.analyzer = analyzer;
    this.reader = DirectoryReader.open(directory);
    this.searcher = new IndexSearcher(reader);
  }

  /** Starts an index in an empty folder. */
  public static Builder build(Path folder) {
    try {
      return new Builder(FSDirectory.open(folder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An index that is being built; to be finished, or closed to give it up. For one thread. */
  public static final class Builder implements Closeable {

    private final Directory directory;
    private final Analyzer analyzer = new NorwegianAnalyzer();
    private final IndexWriter writer;
    private boolean finished;

    private Builder(Directory directory) throws IOException {
      this.directory = directory;
      this.writer =
          new IndexWriter(
              directory,
              new IndexWriterConfig(analyzer)
                  .setOpenMode(IndexWriterConfig.OpenMode.CREATE)
                  // As much as the catalogue's own index has.
                  .setRAMBufferSizeMB(64)
                  .setCommitOnClose(false));
    }

    /** Adds measures that have not been added before. */
    public void add(List<IndexedMeasure> measures) {
      measures.parallelStream().forEach(this::add);
    }

    private void add(IndexedMeasure measure) {
      try {
        writer.addDocument(StockFields.document(measure));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** The index with all that was added. */
    public StockIndex finish() {
      try {
        writer.commit();
        // The merges at hand are given up, as the catalogue's own index does.
        writer.rollback();
        StockIndex index = new StockIndex(directory, analyzer);
        finished = true;
        return index;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      if (!finished) {
        try {
          IOUtils.close(writer::rollback, analyzer, directory);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  @Override
  public SearchPage search(SearchRequest request) {
    if (request.cursor() != null) {
      throw new InvalidCursor("was not given by this index");
    }
    try {
      List<String> words = words(request.query());
      Result result =
          searcher.search(
              query(request, words),
              FacetedCollector.manager(
                  new TopFieldCollectorManager(
                      Finding.order(request.sort()),
                      request.limit(),
                      null,
                      // Facets count all that is found, so nothing of it can be skipped.
                      Integer.MAX_VALUE),
                  request.filters()));
      return new SearchPage(
          result.total(),
          hits(result.top().scoreDocs, words, request.sections()),
          result.counts(),
          null,
          0,
          Interpretation.NONE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> words(String query) throws IOException {
    List<String> words = new ArrayList<>();
    try (TokenStream tokens = analyzer.tokenStream("", query)) {
      CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        words.add(term.toString());
      }
      tokens.end();
    }
    return words;
  }

  private static Query query(SearchRequest request, List<String> words) {
    BooleanQuery.Builder query =
        new BooleanQuery.Builder()
            .add(found(request, words), Occur.MUST)
            .add(anyOf(MeasureFields.AUDIENCE, request.audiences()), Occur.FILTER);
    if (request.described() != null) {
      String described = request.described() ? MeasureFields.YES : MeasureFields.NO;
      query.add(new TermQuery(new Term(MeasureFields.DESCRIBED, described)), Occur.FILTER);
    }
    return query.build();
  }

  /** As Lucene's parser for several fields puts it: any word, each in any field. */
  private static Query found(SearchRequest request, List<String> words) {
    if (request.query().isBlank()) {
      return request.sections().isEmpty()
          ? MatchAllDocsQuery.INSTANCE
          : anyOf(MeasureFields.HAS_SECTION, request.sections());
    }
    if (words.isEmpty()) {
      return MatchNoDocsQuery.INSTANCE;
    }
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    for (String word : words) {
      BooleanQuery.Builder anywhere = new BooleanQuery.Builder();
      StockFields.searched(request.sections())
          .forEach(
              (field, boost) ->
                  anywhere.add(
                      new BoostQuery(new TermQuery(new Term(field, word)), boost), Occur.SHOULD));
      any.add(anywhere.build(), Occur.SHOULD);
    }
    return any.build();
  }

  private static Query anyOf(String field, Collection<String> values) {
    return new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
  }

  private List<Hit> hits(ScoreDoc[] top, List<String> words, Collection<String> heldTo)
      throws IOException {
    BooleanQuery.Builder marked = new BooleanQuery.Builder();
    words.stream()
        .distinct()
        .forEach(word -> marked.add(new TermQuery(new Term("", word)), Occur.SHOULD));
    StockHighlighting highlighting = new StockHighlighting(analyzer, marked.build());
    StoredFields stored = searcher.storedFields();
    List<Hit> hits = new ArrayList<>();
    for (ScoreDoc each : top) {
      StoredMeasure measure = new StoredMeasure(stored.document(each.doc));
      hits.add(
          measure.hit(
              words.isEmpty() ? List.of() : highlighting.matches(measure, heldTo), List.of()));
    }
    return hits;
  }

  @Override
  public void close() {
    try {
      IOUtils.close(reader, directory, analyzer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
