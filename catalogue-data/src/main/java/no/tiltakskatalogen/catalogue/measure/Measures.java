package no.tiltakskatalogen.catalogue.measure;

import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.support.DefaultTransactionDefinition;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The stored measures with their revisions and the change log. Thread-safe. Every method joins the
 * transaction of its caller, or has its own.
 */
public final class Measures {

  /**
   * A writer that waited for another has to see what the other left. With the isolation that MySQL
   * and MariaDB have by default, one that read before it waited would go on with what it read.
   */
  private static final DefaultTransactionDefinition WRITE = new DefaultTransactionDefinition();

  static {
    WRITE.setIsolationLevel(TransactionDefinition.Isolation.READ_COMMITTED);
  }

  private final MeasureRows heads;
  private final SlugRows slugRows;
  private final RevisionRows revisions;
  private final ChangeRows changes;
  private final TransactionOperations<Connection> transactions;
  private final MeasureFormat format;
  private final Slugs slugs;
  private final Clock clock;
  private final AtomicLong writes = new AtomicLong();

  Measures(
      MeasureRows heads,
      SlugRows slugRows,
      RevisionRows revisions,
      ChangeRows changes,
      TransactionOperations<Connection> transactions,
      MeasureFormat format,
      Slugs slugs,
      Clock clock) {
    this.heads = heads;
    this.slugRows = slugRows;
    this.revisions = revisions;
    this.changes = changes;
    this.transactions = transactions;
    this.format = format;
    this.slugs = slugs;
    this.clock = clock;
  }

  /**
   * Runs all of an action's writes in one transaction: all of them become visible at once, or none.
   */
  public <T> T atomically(Supplier<T> action) {
    try {
      return transactions.execute(WRITE, status -> action.get());
    } finally {
      writes.incrementAndGet();
    }
  }

  /**
   * Grows after every writing transaction of this process: what was read at one number is what is
   * there as long as the number stays, but for what others write.
   */
  public long writes() {
    return writes.get();
  }

  /**
   * What a viewer finds at an address.
   *
   * @param address an id or a slug, present or old
   */
  public Lookup lookup(String address, Viewer viewer) {
    return transactions.executeRead(
        status -> {
          if (Slugs.isId(address)) {
            return lookup(heads.stored(address.toLowerCase(Locale.ROOT)), "", viewer);
          }
          return slugRows
              .findById(address)
              .map(row -> lookup(heads.stored(row.measureId()), address, viewer))
              .orElseGet(Lookup.Unknown::new);
        });
  }

  private Lookup lookup(Optional<StoredMeasure> stored, String slug, Viewer viewer) {
    if (stored.isEmpty()) {
      return new Lookup.Unknown();
    }
    Measure measure = stored.get().measure(format);
    if (measure.state() instanceof MeasureState.Withdrawn(String reason)) {
      return new Lookup.Gone(reason);
    }
    if (!viewer.maySee(measure.state())) {
      return new Lookup.Unknown();
    }
    return slug.isEmpty() || slug.equals(measure.slug())
        ? new Lookup.Found(measure)
        : new Lookup.Moved(measure.slug());
  }

  /** Measures in the order of their creation, for exports and for building an index. */
  public List<NumberedMeasure> createdAfter(long number, int most) {
    return transactions.executeRead(status -> numbered(heads.storedAfter(number, most)));
  }

  /**
   * The measures that changed, in the order of the change log. Each is given as it is now, which
   * may be newer than the change that led to it.
   */
  public List<NumberedMeasure> changedAfter(long number, int most) {
    return transactions.executeRead(status -> numbered(heads.changedAfter(number, most)));
  }

  /**
   * The heads of measures in the order of their ids.
   *
   * @param id that they come after; empty for the first
   */
  public List<MeasureHead> headsAfter(String id, int most) {
    return transactions.executeRead(status -> heads.headsAfter(id, most));
  }

  /** Those of some measures that the store has, in whatever state. */
  public List<Measure> withIds(Collection<String> ids) {
    return ids.isEmpty()
        ? List.of()
        : transactions.executeRead(
            status -> heads.storedIn(ids).stream().map(stored -> stored.measure(format)).toList());
  }

  private List<NumberedMeasure> numbered(List<StoredMeasure> stored) {
    return stored.parallelStream()
        .map(row -> new NumberedMeasure(row.number(), row.measure(format)))
        .toList();
  }

  /** The change log after a number. A reader that keeps the last number misses nothing. */
  public List<Change> changesAfter(long number, int most) {
    return transactions.executeRead(
        status -> changes.after(number, most).stream().map(row -> row.change(format)).toList());
  }

  /** When a change was recorded; empty if there is no such change. */
  public Optional<Instant> recorded(long change) {
    return transactions.executeRead(status -> changes.recorded(change).map(StoredTime::read));
  }

  /**
   * Measures as they were at a change, in the order of their ids; those that a viewer might not
   * read then, or that were not there yet, are left out.
   */
  public List<Measure> at(long change, Collection<String> ids, Viewer viewer) {
    return transactions.executeRead(
        status ->
            heads.storedAt(ids, change).parallelStream()
                .map(row -> row.asItWas(format))
                .filter(measure -> viewer.maySee(measure.state()))
                .toList());
  }

  /**
   * Waits for the turn to write, and keeps it until the caller's transaction ends.
   *
   * @return the number of the last change before its own; 0 if there is none
   */
  public long takeTurn() {
    return atomically(changes::lock);
  }

  /** The number of the last change; 0 if there is none. */
  public long lastChange() {
    return transactions.executeRead(status -> changes.last());
  }

  /** Which of the measures have changed after a change. */
  public Set<UUID> changedSince(long number, Collection<UUID> ids) {
    List<String> texts = ids.stream().map(UUID::toString).toList();
    return transactions.executeRead(
        status ->
            heads.findByIdIn(texts).stream()
                .filter(row -> row.changed() > number)
                .map(row -> UUID.fromString(row.id()))
                .collect(Collectors.toSet()));
  }

  /** All revisions of a measure, oldest first. */
  public List<Revision> revisions(UUID measure) {
    return transactions.executeRead(
        status ->
            revisions.findByMeasureIdOrderByRevision(measure.toString()).stream()
                .map(
                    row ->
                        new Revision(
                            row.changeNumber(),
                            row.revision(),
                            format.read(row.content()),
                            row.recordedBy(),
                            StoredTime.read(row.recorded())))
                .toList());
  }

  /**
   * Creates the measures that are new and revises those that differ.
   *
   * @param author who does so: a role or a process, never a person's name
   */
  public Outcome save(List<MeasureDocument> measures, String author) {
    return atomically(() -> write(measures, author, false));
  }

  /**
   * Like {@link #save} for records of the data set, but a measure that was edited since the data
   * set was last loaded keeps its edits.
   */
  public Outcome seed(List<MeasureDocument> measures, String author) {
    return atomically(() -> write(measures, author, true));
  }

  private Outcome write(List<MeasureDocument> documents, String author, boolean seed) {
    // Writers take turns from here to commit: numbers become visible in order, nobody reads a stale
    // head.
    changes.lock();
    Map<String, MeasureRow> stored = new HashMap<>();
    List<String> ids =
        documents.stream()
            .filter(document -> document.id() != null)
            .map(document -> String.valueOf(document.id()))
            .toList();
    if (!ids.isEmpty()) {
      heads.findByIdIn(ids).forEach(row -> stored.put(row.id(), row));
    }
    MeasureBatch batch =
        new MeasureBatch(
            new MeasureBatch.Tables(heads, slugRows, revisions, changes),
            format,
            slugs,
            author,
            seed,
            StoredTime.write(clock.instant()));
    documents.forEach(document -> batch.add(document, stored));
    batch.write();
    return batch.outcome();
  }
}
