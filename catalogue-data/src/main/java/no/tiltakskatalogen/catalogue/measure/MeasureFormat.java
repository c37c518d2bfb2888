package no.tiltakskatalogen.catalogue.measure;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import no.tiltakskatalogen.catalogue.document.FieldFault;
import no.tiltakskatalogen.catalogue.document.Schema;
import no.tiltakskatalogen.catalogue.vocabulary.County;
import no.tiltakskatalogen.catalogue.vocabulary.Section;
import org.jspecify.annotations.Nullable;

/**
 * The one written form of a measure: a file of the data set, a line of an import or export, a
 * stored revision. Writing is canonical: equal measures give equal bytes. Thread-safe.
 */
public final class MeasureFormat {

  private static final JsonMapper JSON = new JsonMapper();

  private final Schema schema;
  private final MeasureTerms terms;

  public MeasureFormat(Schema schema, MeasureTerms terms) {
    this.schema = schema;
    this.terms = terms;
  }

  /**
   * Reads a measure that somebody sent or wrote.
   *
   * @param faults takes every fault
   * @return null if there was any fault
   */
  public @Nullable MeasureDocument read(JsonNode json, Consumer<FieldFault> faults) {
    boolean[] sound = {true};
    Consumer<FieldFault> noting =
        fault -> {
          sound[0] = false;
          faults.accept(fault);
        };
    schema.check(json, noting);
    checkPersons(json, "", noting);
    if (json.isObject()) {
      terms.check(json, noting);
    }
    return sound[0] ? parse(json) : null;
  }

  /** Everything here is for everybody to read. */
  private static void checkPersons(JsonNode json, String pointer, Consumer<FieldFault> faults) {
    if (json.isTextual() && IdentityNumbers.areIn(json.textValue())) {
      faults.accept(FieldFault.of(pointer, IdentityNumbers.REFUSED));
    }
    json.properties()
        .forEach(each -> checkPersons(each.getValue(), pointer + "/" + each.getKey(), faults));
    for (int i = 0; json.isArray() && i < json.size(); i++) {
      checkPersons(json.get(i), pointer + "/" + i, faults);
    }
  }

  /** Reads what {@link #write} wrote. */
  public MeasureDocument read(String stored) {
    try {
      return parse(JSON.readTree(stored));
    } catch (IOException e) {
      throw new UncheckedIOException("A stored measure is no JSON", e);
    }
  }

  private MeasureDocument parse(JsonNode json) {
    Map<Section, String> sections = new EnumMap<>(Section.class);
    json.path("sections")
        .properties()
        .forEach(
            member ->
                sections.put(
                    Section.of(member.getKey()).orElseThrow(), member.getValue().textValue()));
    MeasureContent content =
        new MeasureContent(
            json.get("title").textValue(),
            text(json, "summary"),
            WrittenForm.valueOf(json.get("language").textValue().toUpperCase(Locale.ROOT)),
            json.has("county") ? terms.county(json.get("county").textValue()).code() : null,
            text(json, "scope"),
            json.has("startYear") ? json.get("startYear").intValue() : null,
            json.has("submitted") ? YearMonth.parse(json.get("submitted").textValue()) : null,
            tag(json.get("category")),
            json.has("group") ? tag(json.get("group")) : null,
            list(json.path("phases"), MeasureFormat::tag),
            list(json.path("actors"), MeasureFormat::tag),
            text(json, "targetGroup"),
            list(json.path("keywords"), JsonNode::textValue),
            sections,
            list(
                json.path("sources"),
                source ->
                    new SourceReference(
                        source.get("document").textValue(), text(source, "place"))));
    MeasureState state =
        json.has("withdrawn")
            ? new MeasureState.Withdrawn(json.get("withdrawn").get("reason").textValue())
            : new MeasureState.Published();
    return new MeasureDocument(
        json.has("id") ? UUID.fromString(json.get("id").textValue()) : null, content, state);
  }

  private static <T> List<T> list(JsonNode array, Function<JsonNode, T> parse) {
    List<T> list = new ArrayList<>();
    array.forEach(element -> list.add(parse.apply(element)));
    return list;
  }

  private static @Nullable String text(JsonNode json, String field) {
    return json.has(field) ? json.get(field).textValue() : null;
  }

  private static Tag tag(JsonNode json) {
    return json.isTextual()
        ? new Tag(json.textValue(), Tag.Basis.SOURCE, null)
        : new Tag(
            json.get("id").textValue(),
            Tag.Basis.valueOf(json.get("basis").textValue().toUpperCase(Locale.ROOT)),
            text(json, "reason"));
  }

  /** The canonical line, without a line break at its end. The id is left out if it is null. */
  public String write(MeasureDocument measure) {
    StringWriter line = new StringWriter(4096);
    try (JsonGenerator json = JSON.createGenerator(line)) {
      write(measure, json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.toString();
  }

  private void write(MeasureDocument measure, JsonGenerator json) throws IOException {
    MeasureContent content = measure.content();
    json.writeStartObject();
    writeText(json, "id", measure.id() == null ? null : measure.id().toString());
    writeText(json, "title", content.title());
    writeText(json, "summary", content.summary());
    writeText(json, "language", content.language().tag());
    if (content.county() != null) {
      County county = terms.county(content.county());
      writeText(json, "county", county.key());
    }
    writeText(json, "scope", content.scope());
    if (content.startYear() != null) {
      json.writeNumberField("startYear", content.startYear());
    }
    writeText(
        json, "submitted", content.submitted() == null ? null : content.submitted().toString());
    json.writeFieldName("category");
    writeTag(json, content.category());
    if (content.group() != null) {
      json.writeFieldName("group");
      writeTag(json, content.group());
    }
    writeTags(json, "phases", content.phases());
    writeTags(json, "actors", content.actors());
    writeText(json, "targetGroup", content.targetGroup());
    json.writeArrayFieldStart("keywords");
    for (String keyword : content.keywords()) {
      json.writeString(keyword);
    }
    json.writeEndArray();
    json.writeObjectFieldStart("sections");
    for (Map.Entry<Section, String> section : content.sections().entrySet()) {
      json.writeStringField(section.getKey().id(), section.getValue());
    }
    json.writeEndObject();
    json.writeArrayFieldStart("sources");
    for (SourceReference source : content.sources()) {
      json.writeStartObject();
      json.writeStringField("document", source.document());
      writeText(json, "place", source.place());
      json.writeEndObject();
    }
    json.writeEndArray();
    if (measure.state() instanceof MeasureState.Withdrawn(String reason)) {
      json.writeObjectFieldStart("withdrawn");
      json.writeStringField("reason", reason);
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void writeText(JsonGenerator json, String field, @Nullable String text)
      throws IOException {
    if (text != null) {
      json.writeStringField(field, text);
    }
  }

  private static void writeTags(JsonGenerator json, String field, List<Tag> tags)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (Tag tag : tags) {
      writeTag(json, tag);
    }
    json.writeEndArray();
  }

  private static void writeTag(JsonGenerator json, Tag tag) throws IOException {
    if (tag.basis() == Tag.Basis.SOURCE && tag.reason() == null) {
      json.writeString(tag.id());
      return;
    }
    json.writeStartObject();
    json.writeStringField("id", tag.id());
    json.writeStringField("basis", tag.basis().name().toLowerCase(Locale.ROOT));
    writeText(json, "reason", tag.reason());
    json.writeEndObject();
  }

  /** SHA-256 of a written measure, in hexadecimal. */
  static String checksum(String written) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(written.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
