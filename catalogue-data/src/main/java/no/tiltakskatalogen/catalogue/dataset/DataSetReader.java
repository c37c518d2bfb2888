package no.tiltakskatalogen.catalogue.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import no.tiltakskatalogen.catalogue.document.Fault;
import no.tiltakskatalogen.catalogue.document.InvalidDocuments;
import no.tiltakskatalogen.catalogue.document.Schema;
import no.tiltakskatalogen.catalogue.document.YamlDocument;
import no.tiltakskatalogen.catalogue.knowledge.ActorEfforts;
import no.tiltakskatalogen.catalogue.knowledge.Finding;
import no.tiltakskatalogen.catalogue.knowledge.FrameworkPhase;
import no.tiltakskatalogen.catalogue.knowledge.GlossaryTerm;
import no.tiltakskatalogen.catalogue.knowledge.KeyFigure;
import no.tiltakskatalogen.catalogue.knowledge.KnowledgeBase;
import no.tiltakskatalogen.catalogue.knowledge.Prioritisation;
import no.tiltakskatalogen.catalogue.knowledge.Resource;
import no.tiltakskatalogen.catalogue.knowledge.Source;
import no.tiltakskatalogen.catalogue.measure.MeasureDocument;
import no.tiltakskatalogen.catalogue.measure.MeasureFormat;
import no.tiltakskatalogen.catalogue.measure.MeasureTerms;
import no.tiltakskatalogen.catalogue.vocabulary.Actor;
import no.tiltakskatalogen.catalogue.vocabulary.Category;
import no.tiltakskatalogen.catalogue.vocabulary.Counties;
import no.tiltakskatalogen.catalogue.vocabulary.County;
import no.tiltakskatalogen.catalogue.vocabulary.Phase;
import no.tiltakskatalogen.catalogue.vocabulary.Template;
import no.tiltakskatalogen.catalogue.vocabulary.Vocabularies;
import org.jspecify.annotations.Nullable;

/** Reads the files of a data set, holds each against its schema and all against each other. */
public final class DataSetReader {

  private static final String MEASURES = "measures";

  private final Path root;
  private final List<Fault> faults = new ArrayList<>();
  private final Map<String, YamlDocument> documents = new HashMap<>();
  private final MessageDigest terms = sha256();

  private DataSetReader(Path root) {
    this.root = root;
  }

  /** Reads the data set that is part of this module. */
  public static DataSet readBundled() {
    URL place = DataSetReader.class.getResource("/catalogue/dataset.yaml");
    if (place == null) {
      throw new IllegalStateException("The data set is missing from the class path");
    }
    try {
      URI uri = place.toURI();
      if (uri.getScheme().equals("jar")) {
        try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
          return read(jar.getPath("/catalogue"));
        }
      }
      return read(Path.of(uri).resolveSibling(""));
    } catch (URISyntaxException | IOException e) {
      throw new IllegalStateException("The data set cannot be read", e);
    }
  }

  /**
   * Reads a data set.
   *
   * @throws InvalidDocuments with all faults of all files
   */
  public static DataSet read(Path root) {
    return new DataSetReader(root).read();
  }

  private DataSet read() {
    Description description = one("dataset", Description.class, null);
    List<County> counties = many("counties", County[].class, null);
    List<Category> categories = many("vocabularies/categories", Category[].class, null);
    List<Phase> phases = many("vocabularies/phases", Phase[].class, null);
    List<Actor> actors = many("vocabularies/actors", Actor[].class, null);
    Template template = one("template", Template.class, null);
    List<Source> sources = many("sources", Source[].class, null);
    List<GlossaryTerm> glossary = many("glossary", GlossaryTerm[].class, null);
    List<Resource> resources = many("framework/resources", Resource[].class, null);
    List<FrameworkPhase> framework =
        many("framework/phases", FrameworkPhase[].class, "framework-phases");
    List<ActorEfforts> efforts = many("framework/actor-efforts", ActorEfforts[].class, null);
    Prioritisation prioritisation = one("framework/prioritisation", Prioritisation.class, null);
    List<KeyFigure> figures = many("framework/key-figures", KeyFigure[].class, null);
    List<Finding> findings = many("framework/findings", Finding[].class, null);
    if (description == null || template == null || prioritisation == null || !faults.isEmpty()) {
      throw new InvalidDocuments(faults);
    }
    Vocabularies vocabularies =
        new Vocabularies(new Counties(counties), categories, phases, actors, template);
    KnowledgeBase knowledge =
        new KnowledgeBase(
            sources, glossary, resources, framework, efforts, prioritisation, figures, findings);
    new References(vocabularies, knowledge, documents, faults).check();
    MeasureFormat format =
        new MeasureFormat(
            schema("measure"),
            new MeasureTerms(vocabularies, sources.stream().map(Source::id).toList()));
    List<MeasureDocument> measures = measures(format);
    if (!faults.isEmpty()) {
      throw new InvalidDocuments(faults);
    }
    return new DataSet(
        description,
        vocabularies,
        knowledge,
        measures,
        format,
        HexFormat.of().formatHex(terms.digest()));
  }

  private List<MeasureDocument> measures(MeasureFormat format) {
    List<MeasureDocument> measures = new ArrayList<>();
    Map<String, String> ids = new HashMap<>();
    for (Path file : files()) {
      String name = MEASURES + "/" + file.getFileName();
      Optional<YamlDocument> document = YamlDocument.read(file, name, faults);
      if (document.isEmpty()) {
        continue;
      }
      YamlDocument yaml = document.get();
      MeasureDocument measure =
          format.read(yaml.content(), (field, message) -> faults.add(yaml.fault(field, message)));
      String id = yaml.content().path("id").asText("");
      String other = ids.putIfAbsent(id, name);
      if (id.isEmpty()) {
        faults.add(
            yaml.fault("/id", "is missing; a measure of the data set keeps its id for ever"));
      } else if (other != null) {
        faults.add(yaml.fault("/id", "is the id of " + other + " too"));
      } else if (measure != null) {
        measures.add(measure);
      }
    }
    return measures;
  }

  private List<Path> files() {
    try (Stream<Path> files = Files.list(root.resolve(MEASURES))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    } catch (NoSuchFileException e) {
      faults.add(new Fault(MEASURES, null, "", "expected a folder with a file per measure"));
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(root + " cannot be read", e);
    }
  }

  private <T> List<T> many(String name, Class<T[]> type, @Nullable String schema) {
    T[] entries = one(name, type, schema);
    return entries == null ? List.of() : Arrays.asList(entries);
  }

  private <T> @Nullable T one(String name, Class<T> type, @Nullable String schemaName) {
    String fileName = name + ".yaml";
    Path file = root.resolve(fileName);
    if (!Files.exists(file)) {
      faults.add(new Fault(fileName, null, "", "is missing"));
      return null;
    }
    Optional<YamlDocument> document = YamlDocument.read(file, fileName, faults);
    if (document.isEmpty()) {
      return null;
    }
    YamlDocument yaml = document.get();
    documents.put(name, yaml);
    int before = faults.size();
    String schema = schemaName == null ? name.substring(name.lastIndexOf('/') + 1) : schemaName;
    schema(schema)
        .check(yaml.content(), (field, message) -> faults.add(yaml.fault(field, message)));
    terms.update(yaml.content().toString().getBytes(StandardCharsets.UTF_8));
    return faults.size() == before ? yaml.as(type) : null;
  }

  private Schema schema(String name) {
    return Schema.read(root.resolve("schema").resolve(name + ".schema.json"));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
