package no.tiltakskatalogen.catalogue.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
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
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import no.tiltakskatalogen.catalogue.document.Fault;
import no.tiltakskatalogen.catalogue.document.FieldFault;
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
import no.tiltakskatalogen.catalogue.vocabulary.LocalizedText;
import no.tiltakskatalogen.catalogue.vocabulary.Phase;
import no.tiltakskatalogen.catalogue.vocabulary.Template;
import no.tiltakskatalogen.catalogue.vocabulary.Vocabularies;
import org.jspecify.annotations.Nullable;

/** Reads the files of a data set, holds each against its schema and all against each other. */
public final class DataSetReader {

  private static final String MEASURES = "measures";

  /** The files that a measure is held against. */
  private static final List<String> TERMS =
      List.of(
          "counties",
          "vocabularies/categories",
          "vocabularies/phases",
          "vocabularies/actors",
          "sources");

  private static final LocalizedText NOTHING = new LocalizedText("", "", "");

  private final Path root;
  private final List<Fault> faults = new ArrayList<>();
  private final Map<String, YamlDocument> documents = new HashMap<>();
  private final Set<String> sound = new HashSet<>();
  private final MessageDigest terms = sha256();
  private final MessageDigest tags = sha256();

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
      if (place.openConnection() instanceof JarURLConnection inJar) {
        // A file system of our own: the one of the address is shared with whoever else closes it.
        Path archive = Path.of(inJar.getJarFileURL().toURI());
        try (FileSystem jar = FileSystems.newFileSystem(archive)) {
          return read(jar.getPath("/catalogue"));
        }
      }
      return read(Path.of(place.toURI()).resolveSibling(""));
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
    Optional<Description> description = one("dataset", Description.class, null);
    List<County> counties = many("counties", County[].class, null);
    List<Category> categories = many("vocabularies/categories", Category[].class, null);
    List<Phase> phases = many("vocabularies/phases", Phase[].class, null);
    List<Actor> actors = many("vocabularies/actors", Actor[].class, null);
    Optional<Template> template = one("template", Template.class, null);
    List<Source> sources = many("sources", Source[].class, null);
    List<GlossaryTerm> glossary = many("glossary", GlossaryTerm[].class, null);
    List<Resource> resources = many("framework/resources", Resource[].class, null);
    List<FrameworkPhase> framework =
        many("framework/phases", FrameworkPhase[].class, "framework-phases");
    List<ActorEfforts> efforts = many("framework/actor-efforts", ActorEfforts[].class, null);
    Optional<Prioritisation> prioritisation =
        one("framework/prioritisation", Prioritisation.class, null);
    List<KeyFigure> figures = many("framework/key-figures", KeyFigure[].class, null);
    List<Finding> findings = many("framework/findings", Finding[].class, null);
    List<Decision> decisions = many("decisions", Decision[].class, null);
    boolean termsAreSound = sound.containsAll(TERMS);
    // What is empty here has a fault; the others are held against each other all the same.
    Vocabularies vocabularies =
        new Vocabularies(
            new Counties(counties),
            categories,
            phases,
            actors,
            template.orElseGet(() -> new Template(NOTHING, NOTHING, List.of(), List.of())));
    KnowledgeBase knowledge =
        new KnowledgeBase(
            sources,
            glossary,
            resources,
            framework,
            efforts,
            prioritisation.orElseGet(
                () -> new Prioritisation("", "", List.of(), List.of(), List.of())),
            figures,
            findings);
    new References(vocabularies, knowledge, documents, faults).check();
    MeasureFormat format =
        new MeasureFormat(
            schema("measure"),
            new MeasureTerms(vocabularies, sources.stream().map(Source::id).toList()));
    Map<String, Optional<MeasureDocument>> measures = measures(termsAreSound ? format : null);
    YamlDocument decisionFile = documents.get("decisions");
    if (decisionFile != null) {
      new Decisions(
              measures,
              vocabularies.counties(),
              (field, message) -> faults.add(decisionFile.fault(field, message)))
          .check(decisions);
    }
    if (!faults.isEmpty()) {
      throw new InvalidDocuments(faults);
    }
    return new DataSet(
        description.orElseThrow(),
        vocabularies,
        knowledge,
        measures.values().stream().flatMap(Optional::stream).toList(),
        format,
        HexFormat.of().formatHex(terms.digest()),
        HexFormat.of().formatHex(tags.digest()));
  }

  /**
   * The measures by the names of their files; empty for a file with faults.
   *
   * @param format null where the terms have faults themselves; only the schema then applies
   */
  private Map<String, Optional<MeasureDocument>> measures(@Nullable MeasureFormat format) {
    Schema schema = schema("measure");
    Map<String, Optional<MeasureDocument>> measures = new LinkedHashMap<>();
    Map<String, String> ids = new HashMap<>();
    for (Path file : files()) {
      String name = MEASURES + "/" + file.getFileName();
      String key = file.getFileName().toString().replaceFirst("\\.yaml$", "");
      measures.put(key, Optional.empty());
      Optional<YamlDocument> document = YamlDocument.read(file, name, faults);
      if (document.isEmpty()) {
        continue;
      }
      YamlDocument yaml = document.get();
      Consumer<FieldFault> noting = fault -> faults.add(yaml.fault(fault));
      if (format == null) {
        schema.check(yaml.content(), noting);
      } else {
        measures.put(key, Optional.ofNullable(format.read(yaml.content(), noting)));
      }
      String id = yaml.content().path("id").asText("");
      String other = ids.putIfAbsent(id, name);
      if (id.isEmpty()) {
        noting.accept(
            FieldFault.of("/id", "is missing; a measure of the data set keeps its id for ever"));
      } else if (other != null) {
        noting.accept(FieldFault.of("/id", "is the id of " + other + " too"));
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
    return one(name, type, schema).map(Arrays::asList).orElseGet(List::of);
  }

  private <T> Optional<T> one(String name, Class<T> type, @Nullable String schemaName) {
    String fileName = name + ".yaml";
    Path file = root.resolve(fileName);
    if (!Files.exists(file)) {
      faults.add(new Fault(fileName, null, "", "is missing"));
      return Optional.empty();
    }
    Optional<YamlDocument> document = YamlDocument.read(file, fileName, faults);
    if (document.isEmpty()) {
      return Optional.empty();
    }
    YamlDocument yaml = document.get();
    documents.put(name, yaml);
    int before = faults.size();
    String schema = schemaName == null ? name.substring(name.lastIndexOf('/') + 1) : schemaName;
    schema(schema).check(yaml.content(), fault -> faults.add(yaml.fault(fault)));
    byte[] content = yaml.content().toString().getBytes(StandardCharsets.UTF_8);
    terms.update(content);
    if (TERMS.contains(name)) {
      tags.update(content);
    }
    if (faults.size() > before) {
      return Optional.empty();
    }
    sound.add(name);
    return Optional.of(yaml.as(type));
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
