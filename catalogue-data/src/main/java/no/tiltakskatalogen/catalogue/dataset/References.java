package no.tiltakskatalogen.catalogue.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.tiltakskatalogen.catalogue.document.Fault;
import no.tiltakskatalogen.catalogue.document.YamlDocument;
import no.tiltakskatalogen.catalogue.knowledge.ActorEfforts;
import no.tiltakskatalogen.catalogue.knowledge.FrameworkPhase;
import no.tiltakskatalogen.catalogue.knowledge.GlossaryTerm;
import no.tiltakskatalogen.catalogue.knowledge.KnowledgeBase;
import no.tiltakskatalogen.catalogue.knowledge.Resource;
import no.tiltakskatalogen.catalogue.knowledge.Source;
import no.tiltakskatalogen.catalogue.vocabulary.County;
import no.tiltakskatalogen.catalogue.vocabulary.Section;
import no.tiltakskatalogen.catalogue.vocabulary.Template.TemplateSection;
import no.tiltakskatalogen.catalogue.vocabulary.Vocabularies;

/** Holds the files of a data set against each other: whatever is referred to must be there. */
final class References {

  private final Vocabularies vocabularies;
  private final KnowledgeBase knowledge;
  private final Map<String, YamlDocument> documents;
  private final List<Fault> faults;

  References(
      Vocabularies vocabularies,
      KnowledgeBase knowledge,
      Map<String, YamlDocument> documents,
      List<Fault> faults) {
    this.vocabularies = vocabularies;
    this.knowledge = knowledge;
    this.documents = documents;
    this.faults = faults;
  }

  void check() {
    checkSections();
    checkCounties();
    checkGlossary();
    checkFramework();
    Set<String> sources = ids(knowledge.sources(), Source::id);
    for (int i = 0; i < knowledge.keyFigures().size(); i++) {
      String document = knowledge.keyFigures().get(i).source().document();
      expect("framework/key-figures", "/" + i + "/source/document", document, sources);
    }
    for (int i = 0; i < knowledge.findings().size(); i++) {
      String document = knowledge.findings().get(i).source().document();
      expect("framework/findings", "/" + i + "/source/document", document, sources);
    }
    for (int i = 0; i < knowledge.prioritisation().sources().size(); i++) {
      String document = knowledge.prioritisation().sources().get(i).document();
      expect("framework/prioritisation", "/sources/" + i + "/document", document, sources);
    }
    unique("counties", "code");
    unique("vocabularies/categories", "id");
    uniqueGroups();
    unique("vocabularies/phases", "id");
    unique("vocabularies/actors", "id");
    unique("framework/resources", "id");
    unique("framework/key-figures", "id");
    unique("framework/findings", "id");
    unique("glossary", "id");
    unique("sources", "id");
    unique("decisions", "example");
  }

  private void checkSections() {
    List<String> given =
        vocabularies.template().sections().stream().map(TemplateSection::id).toList();
    List<String> expected = Arrays.stream(Section.values()).map(Section::id).toList();
    if (!given.isEmpty() && !given.equals(expected)) {
      fault("template", "/sections", "expected the sections " + expected + " in this order");
    }
  }

  private void checkCounties() {
    List<County> counties = vocabularies.counties().all();
    Set<String> codes = ids(counties, County::code);
    for (int i = 0; i < counties.size(); i++) {
      for (int j = 0; j < counties.get(i).successors().size(); j++) {
        String successor = counties.get(i).successors().get(j);
        expect("counties", "/" + i + "/successors/" + j, successor, codes);
      }
    }
  }

  private void checkGlossary() {
    Set<String> terms = ids(knowledge.glossary(), GlossaryTerm::id);
    Set<String> sources = ids(knowledge.sources(), Source::id);
    for (int i = 0; i < knowledge.glossary().size(); i++) {
      GlossaryTerm term = knowledge.glossary().get(i);
      for (int j = 0; j < term.seeAlso().size(); j++) {
        expect("glossary", "/" + i + "/seeAlso/" + j, term.seeAlso().get(j), terms);
      }
      expect("glossary", "/" + i + "/source/document", term.source().document(), sources);
    }
  }

  private void checkFramework() {
    Set<String> phases = ids(vocabularies.phases(), phase -> phase.id());
    Set<String> categories = ids(vocabularies.categories(), category -> category.id());
    Set<String> actors = ids(vocabularies.actors(), actor -> actor.id());
    Set<String> resources = ids(knowledge.resources(), Resource::id);
    for (int i = 0; i < knowledge.phases().size(); i++) {
      FrameworkPhase phase = knowledge.phases().get(i);
      expect("framework/phases", "/" + i + "/phase", phase.phase(), phases);
      for (int j = 0; j < phase.resources().size(); j++) {
        String place = "/" + i + "/resources/" + j;
        expect("framework/phases", place, phase.resources().get(j), resources);
      }
      for (int j = 0; j < phase.efforts().size(); j++) {
        for (String resource : phase.efforts().get(j).resources()) {
          String place = "/" + i + "/efforts/" + j + "/resources";
          expect("framework/phases", place, resource, resources);
        }
      }
    }
    for (int i = 0; i < knowledge.actorEfforts().size(); i++) {
      ActorEfforts efforts = knowledge.actorEfforts().get(i);
      expect("framework/actor-efforts", "/" + i + "/category", efforts.category(), categories);
      expect("framework/actor-efforts", "/" + i + "/actor", efforts.actor(), actors);
    }
  }

  private void unique(String document, String member) {
    YamlDocument yaml = documents.get(document);
    if (yaml != null) {
      unique(document, yaml.content(), "", member, new HashSet<>());
    }
  }

  private void unique(
      String document, JsonNode entries, String place, String member, Set<String> seen) {
    for (int i = 0; i < entries.size(); i++) {
      String id = entries.path(i).path(member).asText("");
      if (!id.isEmpty() && !seen.add(id)) {
        fault(document, place + "/" + i + "/" + member, "is given twice: " + id);
      }
    }
  }

  /** Groups of all categories and levels share one set of ids. */
  private void uniqueGroups() {
    YamlDocument yaml = documents.get("vocabularies/categories");
    if (yaml != null) {
      uniqueGroups(yaml.content(), "", new HashSet<>());
    }
  }

  private void uniqueGroups(JsonNode parents, String place, Set<String> seen) {
    for (int i = 0; i < parents.size(); i++) {
      JsonNode groups = parents.path(i).path("groups");
      String inside = place + "/" + i + "/groups";
      unique("vocabularies/categories", groups, inside, "id", seen);
      uniqueGroups(groups, inside, seen);
    }
  }

  /** Holds nothing against a file that could not be read: it has a fault of its own. */
  private void expect(String document, String field, String id, Set<String> known) {
    if (!known.isEmpty() && !known.contains(id)) {
      fault(document, field, "refers to " + id + ", which is not there");
    }
  }

  private void fault(String document, String field, String message) {
    YamlDocument yaml = documents.get(document);
    faults.add(
        yaml == null
            ? new Fault(document + ".yaml", null, field, message)
            : yaml.fault(field, message));
  }

  private static <T> Set<String> ids(List<T> entries, Function<T, String> id) {
    return entries.stream().map(id).collect(Collectors.toSet());
  }
}
