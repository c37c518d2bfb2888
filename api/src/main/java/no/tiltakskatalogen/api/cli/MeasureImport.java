package no.tiltakskatalogen.api.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import no.tiltakskatalogen.catalogue.document.Fault;
import no.tiltakskatalogen.catalogue.measure.MeasureDocument;
import no.tiltakskatalogen.catalogue.measure.MeasureFormat;
import no.tiltakskatalogen.catalogue.measure.Measures;
import no.tiltakskatalogen.catalogue.measure.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * One import: reads line by line, writes in one transaction, and keeps no more than a batch in
 * memory. Once a line is bad and bad lines are not to be skipped, the rest is only checked.
 */
final class MeasureImport {

  /**
   * What became of an import.
   *
   * @param lines how many lines had a record in them
   * @param bad how many of these were bad
   */
  record Result(long lines, long bad, Outcome outcome) {}

  private static final class Line {
    private final int number;
    private final byte[] bytes;

    Line(int number, byte[] bytes) {
      this.number = number;
      this.bytes = bytes;
    }
  }

  private static final class NothingImported extends RuntimeException {
    NothingImported() {
      super(null, null, false, false);
    }
  }

  private static final int BATCH = 500;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private final Measures measures;
  private final MeasureFormat format;
  private final String name;
  private final PrintWriter messages;
  private final @Nullable OutputStream rejects;
  private final Progress progress;
  private final Map<UUID, Line> batchIds = new LinkedHashMap<>();
  private final Map<Line, MeasureDocument> batch = new LinkedHashMap<>();
  private Outcome outcome = Outcome.NONE;
  private long firstChange;
  private long lines;
  private long bad;

  /**
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
            firstChange = measures.lastChange();
            try {
              read(new Lines(in));
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

  private void read(Lines in) throws IOException {
    byte[] bytes = in.next();
    while (bytes != null) {
      if (!isBlank(bytes)) {
        lines++;
        read(new Line(in.number(), bytes), in.isTooLong());
        progress.accept(lines);
      }
      bytes = in.next();
    }
    flush();
  }

  private void read(Line line, boolean isTooLong) throws IOException {
    if (isTooLong) {
      reject(line, "", "expected at most %,d bytes in a line".formatted(Lines.LONGEST));
      return;
    }
    long badBefore = bad;
    boolean[] told = {false};
    JsonNode json = parse(line);
    if (json == null) {
      return;
    }
    MeasureDocument document =
        format.read(
            json,
            (field, message) -> {
              tell(line, field, message);
              told[0] = true;
            });
    if (told[0]) {
      reject(line);
    } else if (document != null && bad == badBefore) {
      add(line, document);
    }
  }

  private @Nullable JsonNode parse(Line line) throws IOException {
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line.bytes)).toString();
      return JSON.readTree(text);
    } catch (CharacterCodingException e) {
      reject(line, "", "expected UTF-8");
    } catch (JsonProcessingException e) {
      int column = e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
      reject(line, "", "expected one JSON object, but at column %d: %s".formatted(column, told(e)));
    }
    return null;
  }

  /** Jackson's message without the part that speaks of its own workings. */
  private static String told(JsonProcessingException fault) {
    return fault.getOriginalMessage().replaceFirst("(?s)\\s*\\((?:for|start marker|code).*", "");
  }

  private void add(Line line, MeasureDocument document) throws IOException {
    if (document.id() != null && batchIds.putIfAbsent(document.id(), line) != null) {
      reject(line, "/id", "is the id of an earlier line too");
      return;
    }
    batch.put(line, document);
    if (batch.size() == BATCH) {
      flush();
    }
  }

  private void flush() throws IOException {
    if (bad == 0 || rejects != null) {
      Set<UUID> written =
          batchIds.isEmpty() ? Set.of() : measures.changedSince(firstChange, batchIds.keySet());
      for (UUID id : written) {
        Line line = batchIds.get(id);
        if (line != null) {
          batch.remove(line);
          reject(line, "/id", "is the id of an earlier line too");
        }
      }
    }
    if ((bad == 0 || rejects != null) && !batch.isEmpty()) {
      outcome = outcome.plus(measures.save(List.copyOf(batch.values()), "import"));
    }
    batch.clear();
    batchIds.clear();
  }

  private void tell(Line line, String field, String message) {
    messages.println(new Fault(name, line.number, field, message));
  }

  private void reject(Line line, String field, String message) throws IOException {
    tell(line, field, message);
    reject(line);
  }

  private void reject(Line line) throws IOException {
    bad++;
    if (rejects != null) {
      rejects.write(line.bytes);
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
