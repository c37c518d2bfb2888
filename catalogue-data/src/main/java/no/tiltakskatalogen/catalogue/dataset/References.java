package no.tiltakskatalogen.catalogue.dataset;

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
    unique("framework/resources", knowledge.resources(), Resource::id);
    unique("sources", knowledge.sources(), Source::id);
  }

  private void checkSections() {
    List<String> given =
        vocabularies.template().sections().stream().map(TemplateSection::id).toList();
    List<String> expected = java.util.Arrays.stream(Section.values()).map(Section::id).toList();
    if (!given.equals(expected)) {
      fault("template", "/sections", "expected the sections " + expected + " in this order");
    }
  }

  private void checkGlossary() {
    unique("glossary", knowledge.glossary(), GlossaryTerm::id);
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

  private <T> void unique(String document, List<T> entries, Function<T, String> id) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < entries.size(); i++) {
      if (!seen.add(id.apply(entries.get(i)))) {
        fault(document, "/" + i + "/id", "is given twice: " + id.apply(entries.get(i)));
      }
    }
  }

  private void expect(String document, String field, String id, Set<String> known) {
    if (!known.contains(id)) {
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
