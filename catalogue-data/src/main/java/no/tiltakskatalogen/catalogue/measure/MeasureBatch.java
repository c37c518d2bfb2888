package no.tiltakskatalogen.catalogue.measure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers what a set of documents changes, so that it is written in few statements. */
final class MeasureBatch {

  private record Pending(MeasureRow row, String content, Change.Kind kind, String wantedSlug) {}

  /** Where measures are written to. */
  record Tables(MeasureRows heads, SlugRows slugs, RevisionRows revisions, ChangeRows changes) {}

  private final Tables tables;
  private final MeasureFormat format;
  private final Slugs slugs;
  private final String author;
  private final boolean seed;
  private final String now;
  private final List<Pending> created = new ArrayList<>();
  private final List<Pending> updated = new ArrayList<>();
  private final List<MeasureRow> confirmed = new ArrayList<>();
  private final List<String> leftAlone = new ArrayList<>();
  private int unchanged;

  /**
   * @param seed whether the documents are those of the data set
   * @param now as the store has times
   */
  MeasureBatch(
      Tables tables, MeasureFormat format, Slugs slugs, String author, boolean seed, String now) {
    this.tables = tables;
    this.format = format;
    this.slugs = slugs;
    this.author = author;
    this.seed = seed;
    this.now = now;
  }

  /** Takes a document, given the rows of the measures that are there already. */
  void add(MeasureDocument document, Map<String, MeasureRow> stored) {
    MeasureDocument identified = document.identified();
    String id = String.valueOf(identified.id());
    String content = format.write(identified);
    String checksum = MeasureFormat.checksum(content);
    MeasureRow before = stored.get(id);
    if (before == null) {
      created.add(pending(id, 0, seed ? checksum : null, 0, identified, content, checksum));
    } else if (before.checksum().equals(checksum)) {
      unchanged++;
      if (seed && !checksum.equals(before.seedChecksum())) {
        confirmed.add(before.confirmed(checksum));
      }
    } else if (seed && !before.checksum().equals(before.seedChecksum())) {
      leftAlone.add(id + " " + identified.content().title());
    } else {
      String seedChecksum = seed ? checksum : before.seedChecksum();
      updated.add(
          pending(
              id,
              before.created(),
              seedChecksum,
              before.revision(),
              identified,
              content,
              checksum));
    }
  }

  private Pending pending(
      String id,
      long created,
      @Nullable String seedChecksum,
      int revision,
      MeasureDocument document,
      String content,
      String checksum) {
    MeasureRow row =
        new MeasureRow(
            id,
            created,
            0,
            "",
            document.content().county(),
            document.state().name(),
            revision + 1,
            checksum,
            seedChecksum,
            now);
    Change.Kind kind =
        switch (document.state()) {
          case MeasureState.Withdrawn withdrawn -> Change.Kind.WITHDRAWN;
          case MeasureState.Published published ->
              revision == 0 ? Change.Kind.CREATED : Change.Kind.UPDATED;
        };
    return new Pending(row, content, kind, slugs.of(document.content()));
  }

  /** Writes all of it; the caller has the turn to write. */
  void write() {
    if (!confirmed.isEmpty()) {
      tables.heads().updateAll(confirmed);
    }
    List<Pending> all = new ArrayList<>(created);
    all.addAll(updated);
    if (all.isEmpty()) {
      return;
    }
    Map<String, String> owners = slugOwners(all);
    tables.changes().take(all.size());
    long number = tables.changes().last() - all.size();
    List<MeasureRow> newRows = new ArrayList<>();
    List<MeasureRow> changedRows = new ArrayList<>();
    List<SlugRow> newSlugs = new ArrayList<>();
    List<RevisionRow> newRevisions = new ArrayList<>();
    List<ChangeRow> newChanges = new ArrayList<>();
    for (Pending pending : all) {
      number++;
      MeasureRow row = pending.row;
      String slug = freeSlug(pending, owners);
      if (owners.put(slug, row.id()) == null) {
        newSlugs.add(new SlugRow(slug, row.id()));
      }
      boolean isNew = row.created() == 0;
      (isNew ? newRows : changedRows).add(row.placed(isNew ? number : row.created(), number, slug));
      newRevisions.add(
          new RevisionRow(number, row.id(), row.revision(), pending.content, author, now));
      newChanges.add(new ChangeRow(number, row.id(), pending.kind.name(), now));
    }
    tables.heads().saveAll(newRows);
    tables.heads().updateAll(changedRows);
    tables.slugs().saveAll(newSlugs);
    tables.revisions().saveAll(newRevisions);
    tables.changes().saveAll(newChanges);
  }

  private Map<String, String> slugOwners(List<Pending> all) {
    List<String> wanted = all.stream().flatMap(pending -> candidates(pending).stream()).toList();
    Map<String, String> owners = new HashMap<>();
    tables.slugs().findBySlugIn(wanted).forEach(row -> owners.put(row.slug(), row.measureId()));
    return owners;
  }

  private String freeSlug(Pending pending, Map<String, String> owners) {
    String id = pending.row.id();
    return candidates(pending).stream()
        .filter(slug -> owners.getOrDefault(slug, id).equals(id))
        .findFirst()
        .orElseThrow();
  }

  private List<String> candidates(Pending pending) {
    return Slugs.candidates(pending.wantedSlug, pending.row.id());
  }

  Outcome outcome() {
    return new Outcome(created.size(), updated.size(), unchanged, leftAlone);
  }
}
