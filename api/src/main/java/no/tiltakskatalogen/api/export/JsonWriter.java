package no.tiltakskatalogen.api.export;

import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import no.tiltakskatalogen.openapi.model.Measure;

/** Measures as the API gives them one by one: in a list, or in lines. */
final class JsonWriter implements MeasureWriter {

  private final OutputStream out;
  private final JsonMapper json;
  private final String opening;
  private final String between;
  private final String closing;
  private boolean isFirst = true;

  private JsonWriter(
      OutputStream out, JsonMapper json, String opening, String between, String closing) {
    this.out = out;
    this.json = json;
    this.opening = opening;
    this.between = between;
    this.closing = closing;
  }

  static JsonWriter list(OutputStream out, JsonMapper json) {
    return new JsonWriter(out, json, "[\n", ",\n", "\n]\n");
  }

  static JsonWriter lines(OutputStream out, JsonMapper json) {
    return new JsonWriter(out, json, "", "\n", "\n");
  }

  @Override
  public void begin() throws IOException {
    write(opening);
  }

  @Override
  public void write(List<Measure> measures) throws IOException {
    for (Measure measure : measures) {
      if (!isFirst) {
        write(between);
      }
      isFirst = false;
      out.write(json.writeValueAsBytes(measure));
    }
  }

  @Override
  public void end() throws IOException {
    boolean isEmptyFile = isFirst && opening.isEmpty();
    if (!isEmptyFile) {
      write(closing);
    }
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
