package no.tiltakskatalogen.api.export;

import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import no.tiltakskatalogen.openapi.model.Measure;

/** JSON-LD: what the data set is, what its terms mean, and then the measures. */
final class LinkedDataWriter implements MeasureWriter {

  private final OutputStream out;
  private final JsonMapper json;
  private final LinkedDataDescription description;
  private final String address;
  private boolean isFirst = true;

  /**
   * @param address what the addresses of all resources begin with
   */
  LinkedDataWriter(
      OutputStream out, JsonMapper json, LinkedDataDescription description, String address) {
    this.out = out;
    this.json = json;
    this.description = description;
    this.address = address;
  }

  @Override
  public void begin() throws IOException {
    write("{\"@context\":");
    out.write(json.writeValueAsBytes(LinkedDataDescription.CONTEXT));
    write(",\n\"@graph\":[\n");
    for (Map<String, Object> node : description.nodes(address)) {
      add(node);
    }
  }

  @Override
  public void write(List<Measure> measures) throws IOException {
    for (Measure measure : measures) {
      add(LinkedMeasure.of(measure, address));
    }
  }

  private void add(Map<String, Object> node) throws IOException {
    if (!isFirst) {
      write(",\n");
    }
    isFirst = false;
    out.write(json.writeValueAsBytes(node));
  }

  @Override
  public void end() throws IOException {
    write("\n]}\n");
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
