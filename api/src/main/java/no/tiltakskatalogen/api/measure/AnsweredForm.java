package no.tiltakskatalogen.api.measure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Brings a measure in the form in which it is read into that in which it is written, so that a
 * client may read one, change a member and send the whole back. What only the catalogue sets is
 * passed over; whatever else is wrong stays as it is, to be refused.
 */
final class AnsweredForm {

  private static final List<String> SET_BY_THE_CATALOGUE =
      List.of("slug", "state", "revision", "updated");

  private AnsweredForm() {}

  /** The form in which a measure is written; what is in no other stays as it is. */
  static JsonNode written(JsonNode sent) {
    if (!(sent instanceof ObjectNode answered)
        || !SET_BY_THE_CATALOGUE.stream().allMatch(sent::has)) {
      return sent;
    }
    ObjectNode measure = answered.deepCopy();
    measure.remove(SET_BY_THE_CATALOGUE);
    measure.path("phases").forEach(AnsweredForm::unlabel);
    measure.path("actors").forEach(AnsweredForm::unlabel);
    unlabel(measure.path("category"));
    unlabel(measure.path("group"));
    if (measure.path("county").path("code").isTextual()) {
      measure.set("county", measure.path("county").path("code"));
    }
    if (measure.path("sections").isArray()) {
      measure.set("sections", sections(measure.path("sections")));
    }
    measure.path("sources").forEach(source -> remove(source, "title"));
    removeNulls(measure);
    measure.path("sources").forEach(AnsweredForm::removeNulls);
    return measure;
  }

  private static void unlabel(JsonNode tag) {
    remove(tag, "label");
    removeNulls(tag);
  }

  private static void remove(JsonNode node, String member) {
    if (node instanceof ObjectNode object) {
      object.remove(member);
    }
  }

  private static void removeNulls(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.properties().removeIf(member -> member.getValue().isNull());
    }
  }

  private static ObjectNode sections(JsonNode answered) {
    ObjectNode sections = JsonNodeFactory.instance.objectNode();
    for (JsonNode section : answered) {
      if (!section.path("text").isNull()) {
        sections.set(section.path("id").asText(), section.path("text"));
      }
    }
    return sections;
  }
}
