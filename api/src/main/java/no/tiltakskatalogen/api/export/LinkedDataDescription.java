package no.tiltakskatalogen.api.export;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.tiltakskatalogen.catalogue.dataset.DataSet;
import no.tiltakskatalogen.catalogue.dataset.Description;
import no.tiltakskatalogen.catalogue.vocabulary.LocalizedText;

/**
 * The catalogue, its data set and its API as DCAT-AP-NO 3 wants them described, and the
 * vocabularies in SKOS. Immutable.
 */
@Singleton
final class LinkedDataDescription {

  static final Map<String, Object> CONTEXT = context();

  private static final String LICENCE = "dct:license";
  private static final String THEME = "dcat:theme";
  private static final String TITLE = "dct:title";
  private static final String DESCRIPTION = "dct:description";
  private static final String PUBLISHER = "dct:publisher";
  private static final String CONTACT = "dcat:contactPoint";
  private static final String TYPE = "@type";
  private static final String ID = "@id";
  private static final LocalizedText API =
      new LocalizedText(
          "Tiltakskatalogens API", "API-et til Tiltakskatalogen", "The API of Tiltakskatalogen");
  private static final LocalizedText API_DESCRIPTION =
      new LocalizedText(
          "Søk i tiltakene, les og hent dem i flere formater, og følg med på endringer.",
          "Søk i tiltaka, les og hent dei i fleire format, og følg med på endringar.",
          "Search the measures, read and fetch them in several formats, and follow changes.");
  private static final List<LocalizedText> KEYWORDS =
      List.of(
          new LocalizedText(
              "videregående opplæring", "vidaregåande opplæring", "upper-secondary education"),
          new LocalizedText("gjennomføring", "gjennomføring", "completion"),
          new LocalizedText("frafall", "fråfall", "dropout"));

  private final Description description;
  private final LinkedVocabularies vocabularies;

  LinkedDataDescription(DataSet dataSet) {
    this.description = dataSet.description();
    this.vocabularies = new LinkedVocabularies(dataSet.vocabularies());
  }

  private static Map<String, Object> context() {
    Map<String, Object> prefixes = new LinkedHashMap<>();
    prefixes.put("dc", "http://purl.org/dc/elements/1.1/");
    prefixes.put("dcat", "http://www.w3.org/ns/dcat#");
    prefixes.put("dct", "http://purl.org/dc/terms/");
    prefixes.put("foaf", "http://xmlns.com/foaf/0.1/");
    prefixes.put("schema", "https://schema.org/");
    prefixes.put("skos", "http://www.w3.org/2004/02/skos/core#");
    prefixes.put("vcard", "http://www.w3.org/2006/vcard/ns#");
    prefixes.put("xsd", "http://www.w3.org/2001/XMLSchema#");
    return prefixes;
  }

  /**
   * Everything but the measures.
   *
   * @param address what the addresses of all resources begin with
   */
  List<Map<String, Object>> nodes(String address) {
    List<Map<String, Object>> nodes = new ArrayList<>();
    nodes.add(catalogue(address));
    nodes.add(dataset(address));
    for (ExportFormat format : ExportFormat.values()) {
      nodes.add(distribution(address, format));
    }
    nodes.add(service(address));
    nodes.add(publisher(address));
    nodes.add(contact(address));
    nodes.addAll(vocabularies.nodes(address));
    return nodes;
  }

  private static Map<String, Object> described(
      String id, String type, LocalizedText title, LocalizedText description) {
    Map<String, Object> node = new LinkedHashMap<>();
    node.put(ID, id);
    node.put(TYPE, type);
    node.put(TITLE, LinkedData.text(title));
    node.put(DESCRIPTION, LinkedData.text(description));
    return node;
  }

  private Map<String, Object> catalogue(String address) {
    Map<String, Object> node =
        described(
            catalogueOf(address), "dcat:Catalog", description.title(), description.description());
    node.put("dct:identifier", catalogueOf(address));
    node.put(THEME, LinkedData.authority("data-theme", "EDUC"));
    node.put(PUBLISHER, LinkedData.resource(publisherOf(address)));
    node.put(CONTACT, LinkedData.resource(contactOf(address)));
    node.put(LICENCE, LinkedData.authority("licence", "APACHE_2_0"));
    node.put("dct:issued", LinkedData.date(description.issued().toString()));
    node.put("dct:language", List.of(LinkedData.language("nb"), LinkedData.language("nn")));
    node.put("foaf:homepage", LinkedData.resource(address + "/"));
    node.put("dcat:dataset", LinkedData.resource(LinkedData.dataset(address)));
    node.put("dcat:service", LinkedData.resource(serviceOf(address)));
    return node;
  }

  private Map<String, Object> dataset(String address) {
    Map<String, Object> node =
        described(
            LinkedData.dataset(address),
            "dcat:Dataset",
            description.title(),
            description.description());
    node.put(
        "dcat:keyword", KEYWORDS.stream().flatMap(word -> LinkedData.text(word).stream()).toList());
    node.put("dct:identifier", LinkedData.dataset(address));
    node.put(PUBLISHER, LinkedData.resource(publisherOf(address)));
    node.put(CONTACT, LinkedData.resource(contactOf(address)));
    node.put(THEME, LinkedData.authority("data-theme", "EDUC"));
    node.put("dct:accessRights", LinkedData.authority("access-right", "PUBLIC"));
    node.put("dct:language", List.of(LinkedData.language("nb"), LinkedData.language("nn")));
    node.put("dct:spatial", LinkedData.authority("country", "NOR"));
    node.put("dct:issued", LinkedData.date(description.issued().toString()));
    node.put("dcat:version", description.version());
    node.put("dcat:landingPage", LinkedData.resource(address + "/v1/about"));
    List<Object> distributions = new ArrayList<>();
    for (ExportFormat format : ExportFormat.values()) {
      distributions.add(LinkedData.resource(fileOf(address, format) + "#distribution"));
    }
    node.put("dcat:distribution", distributions);
    return node;
  }

  private static Map<String, Object> distribution(String address, ExportFormat format) {
    Map<String, Object> node = new LinkedHashMap<>();
    node.put(ID, fileOf(address, format) + "#distribution");
    node.put(TYPE, "dcat:Distribution");
    node.put(TITLE, List.of(LinkedData.text(format.name(), "nb")));
    node.put("dcat:accessURL", LinkedData.resource(fileOf(address, format)));
    node.put("dcat:downloadURL", LinkedData.resource(fileOf(address, format)));
    node.put("dct:format", LinkedData.authority("file-type", format.fileType()));
    node.put(LICENCE, LinkedData.authority("licence", "APACHE_2_0"));
    node.put("dcat:accessService", LinkedData.resource(serviceOf(address)));
    return node;
  }

  private Map<String, Object> service(String address) {
    Map<String, Object> node =
        described(serviceOf(address), "dcat:DataService", API, API_DESCRIPTION);
    node.put("dct:identifier", serviceOf(address));
    node.put(PUBLISHER, LinkedData.resource(publisherOf(address)));
    node.put(CONTACT, LinkedData.resource(contactOf(address)));
    node.put("dcat:endpointURL", LinkedData.resource(address + "/v1"));
    node.put("dcat:endpointDescription", LinkedData.resource(address + "/openapi.yaml"));
    node.put("dcat:servesDataset", LinkedData.resource(LinkedData.dataset(address)));
    node.put(LICENCE, LinkedData.authority("licence", "APACHE_2_0"));
    node.put("dct:accessRights", LinkedData.authority("access-right", "PUBLIC"));
    node.put(THEME, LinkedData.authority("data-theme", "EDUC"));
    return node;
  }

  private Map<String, Object> publisher(String address) {
    Map<String, Object> node = new LinkedHashMap<>();
    node.put(ID, publisherOf(address));
    node.put(TYPE, "foaf:Agent");
    node.put("foaf:name", LinkedData.text(description.title()));
    node.put("dct:identifier", publisherOf(address));
    return node;
  }

  private Map<String, Object> contact(String address) {
    Map<String, Object> node = new LinkedHashMap<>();
    node.put(ID, contactOf(address));
    node.put(TYPE, "vcard:Organization");
    node.put("vcard:fn", LinkedData.text(description.title()));
    node.put("vcard:hasURL", LinkedData.resource(address + "/v1/about"));
    return node;
  }

  private static String catalogueOf(String address) {
    return address + "/v1/about#catalogue";
  }

  private static String fileOf(String address, ExportFormat format) {
    return address + "/v1/exports/measures." + format.ending();
  }

  private static String serviceOf(String address) {
    return address + "/openapi.yaml#service";
  }

  private static String publisherOf(String address) {
    return address + "/v1/about#publisher";
  }

  private static String contactOf(String address) {
    return address + "/v1/about#contact";
  }
}
