package no.tiltakskatalogen.search;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.tiltakskatalogen.search.SearchRequest.Sort;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;

/**
 * The searchable measures. It is made from the store and can be thrown away: what it lacks is
 * applied again, and one that is missing, damaged or of another configuration is built anew while
 * the old one, if there is one, still answers. One whose writing failed half-way, because the disk
 * was full perhaps, goes on answering and is opened again as it was committed last.
 *
 * <p>Thread-safe; {@link #apply}, {@link #commit} and rebuilding belong to one thread.
 */
public final class MeasureIndex implements SearchEngine, Closeable {

  private final Generations generations;
  private final Language language;
  private final CursorSeal seal;

  private MeasureIndex(Generations generations, Language language, CursorSeal seal) {
    this.generations = generations;
    this.language = language;
    this.seal = seal;
  }

  /**
   * Opens the index in a folder, which is created if need be. Nobody else may have it open.
   *
   * @param configuration what the documents depend on besides the measures, such as the labels of
   *     vocabularies; an index of another configuration has to be rebuilt
   * @param cursorKey keeps cursors from being forged; servers that share a store share it
   * @param language the index depends on the part that decides what words become in it, and has to
   *     be rebuilt when that changes
   * @throws IndexFault if the folder cannot be written to, or somebody has it open
   */
  public static MeasureIndex open(
      Path folder, String configuration, byte[] cursorKey, Language language) {
    return open(FSDirectory::open, folder, configuration, cursorKey, language);
  }

  static MeasureIndex open(
      Storage storage, Path folder, String configuration, byte[] cursorKey, Language language) {
    String full = language.version() + "/" + configuration;
    Generations generations =
        new Generations(new IndexFolder(folder, storage), language.texts(), full);
    return new MeasureIndex(generations, language, new CursorSeal(cursorKey));
  }

  /** Whether there is no index that further changes could be applied to. */
  public boolean needsRebuild() {
    return generations.needsRebuild();
  }

  /**
   * Whether writing failed so that nothing more can be applied before {@link #resume}, while
   * searches are answered as before.
   */
  public boolean gaveUp() {
    return generations.gaveUp();
  }

  /**
   * Opens the index again as it was committed last. The state before goes on answering until what
   * it had beyond that has been applied once more.
   *
   * @throws IndexFault if that is not possible now; if the index is damaged it has to be rebuilt
   */
  public void resume() {
    generations.resume();
  }

  /** Whether searches can be answered, be it from an index that is about to be replaced. */
  public boolean answers() {
    return generations.answers();
  }

  /** The last change that every search from now on sees; 0 if there is none. */
  public long lastChange() {
    return generations.lastChange();
  }

  /** The last change that need not be applied: further ones are to be. */
  public long applied() {
    return generations.applied();
  }

  /**
   * Applies changes and makes them visible.
   *
   * @param changed measures as they are now
   * @param removed ids of measures that are to be found no more
   * @param upTo the number of the last of these changes
   */
  public void apply(List<IndexedMeasure> changed, List<String> removed, long upTo) {
    generations.apply(changed, removed, upTo);
  }

  /**
   * Puts measures right that are not as the store has them; for the same thread as {@link #apply}.
   *
   * @param wrong as they are to be
   * @param removed ids of measures that are not to be there
   */
  public void mend(List<IndexedMeasure> wrong, List<String> removed) {
    generations.mend(wrong, removed);
  }

  /**
   * All that the index holds at this moment.
   *
   * @throws IllegalStateException if there is no index yet
   */
  public IndexEntries entries() {
    return generations.read(Generation::entries);
  }

  /**
   * Reads all files of the index against their checksums.
   *
   * @throws IndexFault if any is damaged or missing; then the index has to be rebuilt
   */
  public void check() {
    generations.read(
        generation -> {
          generation.integrity().check();
          return true;
        });
  }

  /** Names what the documents depend on besides the measures, as {@link #open} was told. */
  public String configuration() {
    return generations.configuration();
  }

  /** How many measures it holds, whoever may see them. */
  public long size() {
    return withSearcher(null, (generation, view) -> (long) view.getIndexReader().numDocs());
  }

  /** What it takes on disk, in bytes. */
  public long bytes() {
    return generations.bytes();
  }

  /** Makes what was applied outlive the process. */
  public void commit() {
    generations.commit();
  }

  /** Whether anything was applied that would not outlive the process. */
  public boolean hasUncommitted() {
    return generations.hasUncommitted();
  }

  /** Starts a new index beside the present one. */
  public Rebuild rebuild() {
    return new Rebuild(generations.create());
  }

  /** An index that is being built; to be finished, or closed to give it up. */
  public final class Rebuild implements Closeable {

    private final Generation building;
    private boolean finished;

    private Rebuild(Generation building) {
      this.building = building;
    }

    /** Adds measures that have not been added before. */
    public void add(List<IndexedMeasure> measures) {
      Generations.write(building, target -> target.add(measures));
    }

    /** As {@link MeasureIndex#apply}, for what changed while the new index was built. */
    public void apply(List<IndexedMeasure> changed, List<String> removed, long upTo) {
      Generations.write(building, target -> target.apply(changed, removed, upTo));
    }

    /** All that the new index holds, as of a change, to be compared before it is used. */
    public IndexEntries entries(long lastChange) {
      apply(List.of(), List.of(), lastChange);
      return building.integrity().guard(building::entries);
    }

    /**
     * Puts the new index in the place of the old.
     *
     * @param lastChange the last change that what was added is known to hold; later ones are
     *     applied to the new index
     */
    public void finish(long lastChange) {
      Generations.write(
          building,
          built -> {
            built.commit(lastChange);
            built.close();
            finished = true;
            generations.complete(built);
          });
    }

    @Override
    public void close() {
      if (!finished) {
        generations.giveUp(building);
      }
    }
  }

  private interface Search<T> {
    T in(Generation generation, View view) throws IOException;
  }

  private <T> T withSearcher(@Nullable Cursor cursor, Search<T> search) {
    return generations.read(generation -> search(generation, cursor, search));
  }

  private static <T> T search(Generation generation, @Nullable Cursor cursor, Search<T> search)
      throws IOException {
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
  }

  /** How many measures an asker may see. */
  public long count(Set<String> audiences) {
    SearchRequest everything = SearchRequest.listing(Map.of(), null, Sort.TITLE, 1, audiences);
    return search(everything).total();
  }

  /**
   * Searches.
   *
   * @throws InvalidCursor if the cursor is not one of this request, or too old
   * @throws IllegalStateException if there is no index yet
   */
  @Override
  public SearchPage search(SearchRequest request) {
    String purpose = Cursor.purpose(request);
    Cursor cursor =
        request.cursor() == null ? null : Cursor.of(seal.open(request.cursor(), purpose));
    return withSearcher(
        cursor,
        (generation, view) -> {
          // Read before the search, so that an answer never claims a change it has not seen.
          long revision = view.lastChange();
          Plan plan = language.plan(view, request.query(), request.verbatim());
          Finding finding = new Finding(language, view, request, plan, cursor);
          FieldDoc[] top = finding.top();
          String next = null;
          if (top.length > request.limit()) {
            // Without words all are equally relevant, and only a measure's own title places it.
            boolean othersMatter = request.sort() == Sort.RELEVANCE && plan.ranks();
            long kept = othersMatter ? generation.keep(view) : 0;
            Cursor last = Cursor.at(kept, finding.relaxed(), top[request.limit() - 1]);
            next = seal.seal(last.bytes(), purpose);
          }
          return new SearchPage(
              finding.total(),
              finding.hits(top),
              finding.counts(),
              next,
              revision,
              plan.interpretation().relaxed(finding.relaxed()));
        });
  }

  /**
   * Walks through all that a search finds; its order, limit and cursor have no say.
   *
   * @return to be closed, or the files it reads are kept
   * @throws IllegalStateException if there is no index yet
   */
  public Walk walk(SearchRequest request) {
    return withSearcher(
        null,
        (generation, view) -> {
          long revision = view.lastChange();
          Plan plan = language.plan(view, request.query(), request.verbatim());
          Finding finding = new Finding(language, view, request, plan, null);
          // The walk is a user of its own, besides the search that begins it.
          view.getIndexReader().incRef();
          try {
            return new Walk(view, finding.passing(), revision);
          } catch (IOException | RuntimeException e) {
            view.getIndexReader().decRef();
            throw e;
          }
        });
  }

  /**
   * Suggests what to search for.
   *
   * @param typed so far
   * @param limit the most of each kind
   * @throws IllegalStateException if there is no index yet
   */
  public Suggestions suggest(String typed, int limit, Set<String> audiences) {
    return withSearcher(
        null, (generation, view) -> language.suggester().suggest(view, typed, limit, audiences));
  }

  /**
   * Measures that are comparable to another, the most comparable first; empty if there is no such
   * measure.
   *
   * @throws IllegalStateException if there is no index yet
   */
  public Optional<List<SimilarMeasure>> similar(SimilarMeasure.Request request) {
    return withSearcher(null, (generation, view) -> language.similarity(view, request).find());
  }

  /** Leaves the index as it was committed last. */
  @Override
  public void close() {
    generations.close();
  }
}
