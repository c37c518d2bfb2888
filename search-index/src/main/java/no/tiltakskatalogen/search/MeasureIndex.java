package no.tiltakskatalogen.search;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import no.tiltakskatalogen.search.FacetedCollector.Result;
import no.tiltakskatalogen.search.Generation.View;
import no.tiltakskatalogen.search.SearchPage.Hit;
import no.tiltakskatalogen.search.SearchPage.Match;
import no.tiltakskatalogen.search.SearchRequest.Sort;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.jspecify.annotations.Nullable;

/**
 * The searchable measures. It is made from the store and can be thrown away: what it lacks is
 * applied again, and one that is missing, damaged or of another configuration is built anew while
 * the old one, if there is one, still answers.
 *
 * <p>Thread-safe; {@link #apply}, {@link #commit} and rebuilding belong to one thread.
 */
public final class MeasureIndex implements Closeable {

  /** No question has more different words; what follows is left out. */
  private static final int MOST_WORDS = 32;

  private static final SortField BY_ID = new SortField(MeasureFields.ID, SortField.Type.STRING);

  private final IndexFolder folder;
  private final NorwegianAnalysis analysis = new NorwegianAnalysis();
  private final String configuration;
  private final CursorSeal seal;
  private final ReentrantReadWriteLock swap = new ReentrantReadWriteLock();
  private volatile @Nullable Generation current;

  private MeasureIndex(
      IndexFolder folder, String configuration, CursorSeal seal, @Nullable Generation current) {
    this.folder = folder;
    this.configuration = configuration;
    this.seal = seal;
    this.current = current;
  }

  /**
   * Opens the index in a folder, which is created if need be. Nobody else may have it open.
   *
   * @param configuration what the documents depend on besides the measures, such as the labels of
   *     vocabularies; an index of another configuration has to be rebuilt
   * @param cursorKey keeps cursors from being forged; servers that share a store share it
   * @throws UncheckedIOException if the folder cannot be written to, or somebody has it open
   */
  public static MeasureIndex open(Path folder, String configuration, byte[] cursorKey) {
    NorwegianAnalysis analysis = new NorwegianAnalysis();
    String full = NorwegianAnalysis.VERSION + "/" + configuration;
    IndexFolder generations = new IndexFolder(folder);
    return new MeasureIndex(
        generations, full, new CursorSeal(cursorKey), generations.openNewest(analysis, full));
  }

  /** Whether there is no index that further changes could be applied to. */
  public boolean needsRebuild() {
    Generation generation = current;
    return generation == null
        || !generation.configuration().equals(configuration)
        || generation.broken();
  }

  /** Whether searches can be answered, be it from an index that is about to be replaced. */
  public boolean answers() {
    return current != null;
  }

  /** The last change that every search from now on sees; 0 if there is none. */
  public long lastChange() {
    Generation generation = current;
    return generation == null ? 0 : generation.lastChange();
  }

  /**
   * Applies changes and makes them visible.
   *
   * @param changed measures as they are now
   * @param removed ids of measures that are to be found no more
   * @param upTo the number of the last of these changes
   */
  public void apply(List<IndexedMeasure> changed, List<String> removed, long upTo) {
    try {
      generation().apply(changed, removed, upTo);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes what was applied outlive the process. */
  public void commit() {
    try {
      generation().commit(lastChange());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts a new index beside the present one. */
  public Rebuild rebuild() {
    try {
      Path place = folder.next();
      return new Rebuild(place, Generation.create(place, analysis, configuration));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An index that is being built; to be finished, or closed to give it up. */
  public final class Rebuild implements Closeable {

    private final Path place;
    private final Generation building;
    private boolean finished;

    private Rebuild(Path place, Generation building) {
      this.place = place;
      this.building = building;
    }

    /** Adds measures that have not been added before. */
    public void add(List<IndexedMeasure> measures) {
      try {
        building.add(measures);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /**
     * Puts the new index in the place of the old.
     *
     * @param lastChange the last change that what was added is known to hold; later ones are
     *     applied to the new index
     */
    public void finish(long lastChange) {
      try {
        building.commit(lastChange);
        building.close();
        finished = true;
        Generation next = Generation.open(folder.complete(place), analysis, configuration);
        Generation old;
        swap.writeLock().lock();
        try {
          old = current;
          current = next;
        } finally {
          swap.writeLock().unlock();
        }
        if (old != null) {
          old.close();
        }
        folder.removeOld();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      if (!finished) {
        try {
          building.close();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private Generation generation() {
    Generation generation = current;
    if (generation == null) {
      throw new IllegalStateException("There is no index yet; it has to be built");
    }
    return generation;
  }

  private interface Search<T> {
    T in(Generation generation, View view) throws IOException;
  }

  private <T> T withSearcher(@Nullable Cursor cursor, Search<T> search) {
    swap.readLock().lock();
    try {
      Generation generation = generation();
      View view =
          cursor == null || cursor.view() == 0
              ? generation.acquire()
              : generation.acquire(cursor.view());
      if (view == null) {
        throw new InvalidCursor("has expired; start again from the first page");
      }
      try {
        return search.in(generation, view);
      } finally {
        generation.release(view);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      swap.readLock().unlock();
    }
  }

  /** How many measures an asker may see. */
  public long count(Set<String> audiences) {
    SearchRequest everything =
        new SearchRequest("", Map.of(), Set.of(), null, Sort.TITLE, 1, null, audiences);
    return search(everything).total();
  }

  /**
   * Searches.
   *
   * @throws InvalidCursor if the cursor is not one of this request, or too old
   * @throws IllegalStateException if there is no index yet
   */
  public SearchPage search(SearchRequest request) {
    String purpose = Cursor.purpose(request);
    Cursor cursor =
        request.cursor() == null ? null : Cursor.of(seal.open(request.cursor(), purpose));
    List<String> words = analysis.words(request.query(), MOST_WORDS);
    if (words.isEmpty() && !request.query().isBlank()) {
      // Only signs that are no words: nothing can match, which is not the same as asking for all.
      return new SearchPage(0, List.of(), noCounts(), null, lastChange());
    }
    return withSearcher(
        cursor,
        (generation, view) -> {
          // Read before the search, so that an answer never claims a change it has not seen.
          long revision = view.lastChange();
          int needed = cursor == null ? words.size() : cursor.needed();
          Result found = find(view, request, words, needed, cursor);
          if (found.isEmptyWithoutFilters() && cursor == null && words.size() > 1) {
            // No measure has all the words: take those that have at least half of them. Chosen
            // facet values have no say in it, or a count of theirs would not be what they give.
            needed = (words.size() + 1) / 2;
            found = find(view, request, words, needed, null);
          }
          List<Hit> hits = hits(view, request, words, found);
          String next = null;
          ScoreDoc[] top = found.top().scoreDocs;
          if (top.length > request.limit()) {
            FieldDoc last = (FieldDoc) top[request.limit() - 1];
            // Without words all are equally relevant, and only a measure's own title places it.
            boolean othersMatter = request.sort() == Sort.RELEVANCE && !words.isEmpty();
            long kept = othersMatter ? generation.keep(view) : 0;
            next = seal.seal(Cursor.at(kept, needed, last).bytes(), purpose);
          }
          return new SearchPage(found.total(), hits, found.counts(), next, revision);
        });
  }

  private static Map<Facet, Map<String, Long>> noCounts() {
    Map<Facet, Map<String, Long>> counts = new EnumMap<>(Facet.class);
    for (Facet facet : Facet.values()) {
      counts.put(facet, new HashMap<>());
    }
    return counts;
  }

  private static Result find(
      IndexSearcher searcher,
      SearchRequest request,
      List<String> words,
      int needed,
      @Nullable Cursor cursor)
      throws IOException {
    // One more than asked for tells whether there is a next page.
    TopFieldCollectorManager top =
        new TopFieldCollectorManager(
            order(request.sort()),
            request.limit() + 1,
            cursor == null ? null : cursor.position(),
            Integer.MAX_VALUE);
    return searcher.search(
        MeasureQueries.of(request, words, needed),
        FacetedCollector.manager(top, request.filters()));
  }

  /** Every order ends with the id, so that no two measures are at one place. */
  private static org.apache.lucene.search.Sort order(Sort sort) {
    SortField title = new SortField(MeasureFields.TITLE_ORDER, SortField.Type.STRING);
    return switch (sort) {
      case RELEVANCE -> new org.apache.lucene.search.Sort(SortField.FIELD_SCORE, title, BY_ID);
      case TITLE -> new org.apache.lucene.search.Sort(title, BY_ID);
      case COUNTY ->
          new org.apache.lucene.search.Sort(
              new SortField(MeasureFields.COUNTY_ORDER, SortField.Type.STRING), title, BY_ID);
      case UPDATED ->
          new org.apache.lucene.search.Sort(
              new SortField(MeasureFields.UPDATED, SortField.Type.LONG, true), BY_ID);
    };
  }

  private List<Hit> hits(
      IndexSearcher searcher, SearchRequest request, List<String> words, Result found)
      throws IOException {
    Highlighting highlighting = words.isEmpty() ? null : new Highlighting(analysis, words);
    StoredFields stored = searcher.storedFields();
    List<Hit> hits = new ArrayList<>();
    for (ScoreDoc top : found.top().scoreDocs) {
      if (hits.size() == request.limit()) {
        break;
      }
      Document document = stored.document(top.doc);
      List<Match> matches =
          highlighting == null ? List.of() : highlighting.matches(document, request.sections());
      hits.add(hit(document, matches));
    }
    return hits;
  }

  private static Hit hit(Document document, List<Match> matches) {
    Map<Facet, List<String>> values = new EnumMap<>(Facet.class);
    for (Facet facet : Facet.values()) {
      values.put(facet, List.of(document.getValues(MeasureFields.facet(facet))));
    }
    long micros = document.getField(MeasureFields.UPDATED).numericValue().longValue();
    return new Hit(
        document.get(MeasureFields.ID),
        document.get(MeasureFields.SLUG),
        document.get(MeasureFields.TITLE),
        document.get(MeasureFields.SUMMARY),
        document.get(MeasureFields.LANGUAGE),
        values,
        document.get(MeasureFields.DESCRIBED).equals(MeasureFields.YES),
        Instant.EPOCH.plus(micros, ChronoUnit.MICROS),
        matches);
  }

  /** Leaves the index as it was committed last. */
  @Override
  public void close() {
    swap.writeLock().lock();
    try {
      if (current != null) {
        current.close();
        current = null;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      swap.writeLock().unlock();
    }
  }
}
