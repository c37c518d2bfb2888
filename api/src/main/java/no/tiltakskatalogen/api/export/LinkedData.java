package no.tiltakskatalogen.api.export;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import no.tiltakskatalogen.catalogue.vocabulary.LocalizedText;

/** The values and addresses of linked data, in JSON-LD. */
final class LinkedData {

  private static final String EU = "http://publications.europa.eu/resource/authority/";

  private LinkedData() {}

  static Map<String, Object> text(String text, String language) {
    return Map.of("@value", text, "@language", language);
  }

  static List<Object> text(LocalizedText text) {
    return List.of(text(text.nb(), "nb"), text(text.nn(), "nn"), text(text.en(), "en"));
  }

  static Map<String, Object> resource(String address) {
    return Map.of("@id", address);
  }

  /** A term of the authority tables of the European Union. */
  static Map<String, Object> authority(String table, String term) {
    return resource(EU + table + "/" + term);
  }

  static Map<String, Object> language(String tag) {
    return authority("language", tag.equals("nn") ? "NNO" : "NOB");
  }

  static Map<String, Object> date(String date) {
    return Map.of("@value", date, "@type", "xsd:date");
  }

  static Map<String, Object> time(ZonedDateTime time) {
    return Map.of(
        "@value", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time), "@type", "xsd:dateTime");
  }

  static String dataset(String address) {
    return address + "/v1/measures#dataset";
  }

  static String scheme(String address, String vocabulary) {
    // Groups are listed within their categories.
    return address
        + "/v1/vocabularies/"
        + (vocabulary.equals("groups") ? "categories#groups" : vocabulary);
  }

  static Map<String, Object> concept(String address, String vocabulary, String id) {
    String within = vocabulary.equals("groups") ? "categories" : vocabulary;
    return resource(address + "/v1/vocabularies/" + within + "#" + id);
  }
}
