package no.tiltakskatalogen.api.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import no.tiltakskatalogen.catalogue.measure.MeasureFormat;
import no.tiltakskatalogen.catalogue.measure.Measures;
import no.tiltakskatalogen.catalogue.measure.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * One import: reads line by line, writes in one transaction, and keeps no more than two batches in
 * memory: one is read and checked while the one before is written. Once a line is bad and bad lines
 * are not to be skipped, the rest is only checked.
 */
final class MeasureImport {

  /**
   * What became of an import.
   *
   * @param lines how many lines had a record in them
   * @param bad how many of these were bad
   */
  record Result(long lines, long bad, Outcome outcome) {}

  private static final class NothingImported extends RuntimeException {
    NothingImported() {
      super(null, null, false, false);
    }
  }

  private static final int BATCH = 500;

  private final Measures measures;
  private final MeasureFormat format;
  private final String name;
  private final PrintWriter messages;
  private final @Nullable OutputStream rejects;
  private final Progress progress;
  private Outcome outcome = Outcome.NONE;
  private long firstChange;
  private long lines;
  private long bad;

  /**
   * @param name what messages call the file
   * @param rejects takes the bad lines; null if one bad line keeps all from being imported
   */
  MeasureImport(
      Measures measures,
      MeasureFormat format,
      String name,
      PrintWriter messages,
      @Nullable OutputStream rejects) {
    this.measures = measures;
    this.format = format;
    this.name = name;
    this.messages = messages;
    this.rejects = rejects;
    this.progress = new Progress(messages, "lines read");
  }

  Result run(InputStream in) throws IOException {
    try {
      measures.atomically(
          () -> {
            firstChange = measures.takeTurn();
            try {
              readAndWrite(new Lines(in));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
            if (bad > 0 && rejects == null) {
              throw new NothingImported();
            }
            return outcome;
          });
    } catch (NothingImported e) {
      outcome = Outcome.NONE;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return new Result(lines, bad, outcome);
  }

  private void readAndWrite(Lines in) throws IOException {
    try (ExecutorService reader = Executors.newSingleThreadExecutor()) {
      Future<List<ImportLine>> next = reader.submit(() -> batch(in));
      List<ImportLine> batch = next.get();
      while (!batch.isEmpty()) {
        next = reader.submit(() -> batch(in));
        take(batch);
        batch = next.get();
      }
    } catch (ExecutionException e) {
      throw new IOException(name + " cannot be read on", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("The import was interrupted", e);
    }
  }

  /** The next lines, checked; none at the end of the file. */
  private List<ImportLine> batch(Lines in) throws IOException {
    List<ImportLine> batch = new ArrayList<>(BATCH);
    byte[] bytes = in.next();
    while (bytes != null) {
      if (!isBlank(bytes)) {
        batch.add(new ImportLine(name, in.number(), bytes));
      }
      bytes = batch.size() < BATCH ? in.next() : null;
    }
    return batch.parallelStream().map(line -> line.check(format)).toList();
  }

  private void take(List<ImportLine> batch) throws IOException {
    refuseIdsGivenBefore(batch);
    List<ImportLine> good = new ArrayList<>(batch.size());
    for (ImportLine line : batch) {
      lines++;
      if (line.faults().isEmpty()) {
        good.add(line);
      } else {
        reject(line);
      }
    }
    if (!good.isEmpty() && writes()) {
      outcome =
          outcome.plus(measures.save(good.stream().map(ImportLine::measure).toList(), "import"));
    }
    progress.accept(lines);
  }

  private boolean writes() {
    return bad == 0 || rejects != null;
  }

  /** Ids are held against the batch, and against what this import has written. */
  private void refuseIdsGivenBefore(List<ImportLine> batch) {
    Map<UUID, List<ImportLine>> byId = new HashMap<>();
    for (ImportLine line : batch) {
      if (line.faults().isEmpty() && line.measure().id() != null) {
        byId.computeIfAbsent(line.measure().id(), id -> new ArrayList<>()).add(line);
      }
    }
    Set<UUID> written =
        byId.isEmpty() || !writes()
            ? Set.of()
            : measures.changedSince(firstChange, new LinkedHashSet<>(byId.keySet()));
    byId.forEach(
        (id, same) -> {
          for (ImportLine line : written.contains(id) ? same : same.subList(1, same.size())) {
            line.fault("/id", "is the id of an earlier line too");
          }
        });
  }

  private void reject(ImportLine line) throws IOException {
    bad++;
    line.faults().forEach(messages::println);
    if (rejects != null) {
      rejects.write(line.bytes());
      rejects.write('\n');
    }
  }

  private static boolean isBlank(byte[] line) {
    for (byte each : line) {
      if (each != ' ' && each != '\t' && each != '\r') {
        return false;
      }
    }
    return true;
  }
}
