package no.tiltakskatalogen.api.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import no.tiltakskatalogen.api.error.JsonBody;
import no.tiltakskatalogen.catalogue.document.Fault;
import no.tiltakskatalogen.catalogue.measure.MeasureDocument;
import no.tiltakskatalogen.catalogue.measure.MeasureFormat;
import org.jspecify.annotations.Nullable;

/** A line of an import with what its check found: the measure, or the faults. */
final class ImportLine {

  private final String file;
  private final int number;
  private final byte[] bytes;
  private final List<Fault> faults = new ArrayList<>();
  private @Nullable MeasureDocument measure;

  /**
   * @param file what faults call the file
   * @param number the number of the line, from 1
   */
  ImportLine(String file, int number, byte[] bytes) {
    this.file = file;
    this.number = number;
    this.bytes = bytes;
  }

  byte[] bytes() {
    return bytes;
  }

  /** What is wrong with the line; empty if nothing is. */
  List<Fault> faults() {
    return faults;
  }

  /** The measure of a line without faults. */
  MeasureDocument measure() {
    if (measure == null) {
      throw new IllegalStateException("Line " + number + " has faults, or was not checked");
    }
    return measure;
  }

  void fault(String field, String message) {
    faults.add(new Fault(file, number, field, message));
  }

  /** Finds all faults of the line. */
  ImportLine check(MeasureFormat format) {
    if (bytes.length >= Lines.LONGEST) {
      fault("", "expected less than %,d bytes in a line".formatted(Lines.LONGEST));
      return this;
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      JsonNode json = JsonBody.STRICT.readTree(text);
      measure = format.read(json, fault -> fault(fault.field(), fault.message()));
    } catch (CharacterCodingException e) {
      fault("", "expected UTF-8");
    } catch (JsonProcessingException e) {
      int column = e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
      fault("", "expected one JSON object, but at column %d: %s".formatted(column, told(e)));
    }
    return this;
  }

  /** Jackson's message without the part that speaks of its own workings. */
  private static String told(JsonProcessingException fault) {
    if (fault instanceof StreamConstraintsException) {
      return "too deeply nested, or too long a value";
    }
    return fault
        .getOriginalMessage()
        .replaceFirst("(?s)\\s*(\\((?:for|start marker|code)|: enable `?JsonReadFeature).*", "");
  }
}
