package no.tiltakskatalogen.api.indexing;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import no.tiltakskatalogen.catalogue.measure.MeasureHead;
import no.tiltakskatalogen.catalogue.measure.Measures;
import no.tiltakskatalogen.search.IndexEntries;
import no.tiltakskatalogen.search.IndexEntries.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Compares an index with the database: both give their measures in the order of ids, so the two
 * walks are merged and nothing is kept, however many there are. Writers may go on meanwhile: what
 * changed after the last change of the index is counted as waiting, not as wrong. For one use.
 */
final class IndexCheck {

  private static final int BATCH = 1_000;

  private final IndexEntries index;
  private final Consumer<String> wrong;
  private final List<String> missing = new ArrayList<>();
  private final List<String> stale = new ArrayList<>();
  private final List<String> orphaned = new ArrayList<>();
  private long compared;
  private long waiting;
  private long faults;

  private IndexCheck(IndexEntries index, Consumer<String> wrong) {
    this.index = index;
    this.wrong = wrong;
  }

  /**
   * @param wrong is given the id of every measure that is not as it should be
   */
  static IndexReport compare(IndexEntries index, Measures measures, Consumer<String> wrong) {
    return new IndexCheck(index, wrong).compare(new Heads(measures));
  }

  /** The heads of all measures, read a batch at a time. */
  private static final class Heads {

    private final Measures measures;
    private Iterator<MeasureHead> batch = List.<MeasureHead>of().iterator();
    private String last = "";

    Heads(Measures measures) {
      this.measures = measures;
    }

    @Nullable MeasureHead next() {
      if (!batch.hasNext()) {
        batch = measures.headsAfter(last, BATCH).iterator();
      }
      if (!batch.hasNext()) {
        return null;
      }
      MeasureHead head = batch.next();
      last = head.id();
      return head;
    }
  }

  private IndexReport compare(Heads heads) {
    Optional<Entry> entry = index.next();
    for (MeasureHead head = heads.next(); head != null; head = heads.next()) {
      while (entry.isPresent() && entry.get().id().compareTo(head.id()) < 0) {
        compared++;
        tell(orphaned, entry.get().id());
        entry = index.next();
      }
      compared++;
      List<Entry> having = new ArrayList<>();
      while (entry.isPresent() && entry.get().id().equals(head.id())) {
        having.add(entry.get());
        entry = index.next();
      }
      compare(head, having);
    }
    for (; entry.isPresent(); entry = index.next()) {
      compared++;
      tell(orphaned, entry.get().id());
    }
    return new IndexReport(index.lastChange(), compared, waiting, missing, stale, orphaned, faults);
  }

  private void compare(MeasureHead head, List<Entry> having) {
    if (head.changed() > index.lastChange()) {
      waiting++;
    } else if (!head.isOffered()) {
      if (!having.isEmpty()) {
        tell(orphaned, head.id());
      }
    } else if (having.isEmpty()) {
      tell(missing, head.id());
    } else if (having.size() > 1 || !having.getFirst().stamp().equals(head.stamp())) {
      tell(stale, head.id());
    }
  }

  private void tell(List<String> kind, String id) {
    faults++;
    wrong.accept(id);
    if (kind.size() < IndexReport.MOST_TOLD) {
      kind.add(id);
    }
  }
}
