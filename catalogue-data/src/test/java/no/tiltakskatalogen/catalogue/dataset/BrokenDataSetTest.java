package no.tiltakskatalogen.catalogue.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import no.tiltakskatalogen.catalogue.document.Fault;
import no.tiltakskatalogen.catalogue.document.InvalidDocuments;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every fault of a data set comes at once, and says where it is and what was expected. */
final class BrokenDataSetTest {

  private static final String IKO = "measures/ak-iko-modellen.yaml";
  private static final String FINN_DIN_VEI = "measures/he-finn-din-vei.yaml";

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void copyTheBundledFiles() throws IOException {
    BundledFiles.copyTo(folder);
  }

  @Test
  void aCopyOfTheBundledFilesIsTheBundledDataSet() {
    assertEquals(BundledFiles.DATA_SET.termsChecksum(), DataSetReader.read(folder).termsChecksum());
  }

  @Test
  void allFaultsOfAllFilesComeAtOnce() throws IOException {
    replace("measures/aa-forventningssamtalen.yaml", "title:", "title: [");
    replace("measures/ak-kvalitetsforum.yaml", "language:", "langauge:");
    replace(IKO, "title: IKO-modellen\n", "");
    replace(
        "measures/bu-kraft.yaml",
        "{id: kvalitetsheving-og-utviklingsarbeid,",
        "{id: kvalitetshevning-og-utviklingsarbeid,");
    replace(FINN_DIN_VEI, "{id: tilbakeforende-i-skole,", "{id: iko,");
    replace("measures/mr-i-ung.yaml", id("measures/mr-i-ung.yaml"), id("measures/bu-kraft.yaml"));
    Files.delete(folder.resolve("framework/findings.yaml"));
    replace("glossary.yaml", "seeAlso: [arbeidsinstituttet-i-buskerud]", "seeAlso: [nowhere]");
    replace("decisions.yaml", "measure: st-den-tredje-vei", "measure: st-den-fjerde-vei");

    assertFaults(
        "framework/findings.yaml: is missing",
        "glossary.yaml:7 /0/seeAlso/0: refers to nowhere, which is not there",
        "measures/aa-forventningssamtalen.yaml:%d: expected YAML, but",
        "measures/ak-iko-modellen.yaml:1 /title: is missing",
        "measures/ak-kvalitetsforum.yaml:3 /langauge: is not a known field",
        "measures/ak-kvalitetsforum.yaml:1 /language: is missing",
        "measures/bu-kraft.yaml:7 /category: there is no category"
            + " kvalitetshevning-og-utviklingsarbeid;"
            + " did you mean kvalitetsheving-og-utviklingsarbeid?",
        "measures/he-finn-din-vei.yaml:7 /group: group iko belongs to category"
            + " kunnskap-om-lokale-forhold, not to malrettede-tiltak",
        "measures/mr-i-ung.yaml:1 /id: is the id of measures/bu-kraft.yaml too",
        "decisions.yaml:77 /7/measure: refers to measures/st-den-fjerde-vei.yaml, which is not"
            + " there");
  }

  @Test
  void measuresAreHeldAgainstTheirSchemaEvenWhereAVocabularyIsBroken() throws IOException {
    Files.delete(folder.resolve("vocabularies/phases.yaml"));
    replace(IKO, "language: nb", "language: en");

    assertFaults(
        "vocabularies/phases.yaml: is missing",
        "measures/ak-iko-modellen.yaml:3 /language: does not have a value in the enumeration"
            + " [\"nb\", \"nn\"]");
  }

  @Test
  void aMissingFolderOfMeasuresIsAFault() throws IOException {
    for (Path file : BundledFiles.all()) {
      Files.deleteIfExists(folder.resolve("measures").resolve(file.getFileName().toString()));
    }
    Files.delete(folder.resolve("measures"));

    assertEquals(
        "measures: expected a folder with a file per measure",
        faults().stream()
            .filter(fault -> fault.file().equals("measures"))
            .findFirst()
            .orElseThrow()
            .toString());
  }

  @Test
  void anEmptyFileIsAFault() throws IOException {
    Files.writeString(folder.resolve(IKO), "");

    assertTrue(faults().stream().anyMatch(fault -> fault.file().equals(IKO)), "a fault of " + IKO);
  }

  @Test
  void aFileInAnotherEncodingIsAFault() throws IOException {
    Path file = folder.resolve(IKO);
    Files.write(file, "title: Læring".getBytes(StandardCharsets.ISO_8859_1));

    assertFaults(IKO + ": expected UTF-8");
  }

  @Test
  void aMemberGivenTwiceIsAFault() throws IOException {
    replace(IKO, "language: nb\n", "language: nb\nlanguage: nn\n");

    assertFaults(IKO + ":4: expected YAML, but Duplicate field 'language'");
  }

  @Test
  void aMeasureWithoutAnIdIsAFault() throws IOException {
    replace(IKO, "id: " + id(IKO) + "\n", "");

    assertFaults(IKO + ":1 /id: is missing; a measure of the data set keeps its id for ever");
  }

  @Test
  void anEditorialTagWithoutAReasonIsAFault() throws IOException {
    replace(IKO, "basis: editorial, reason: \"Modellen", "basis: editorial, comment: \"Modellen");

    assertTrue(
        faults().stream().allMatch(fault -> fault.field().startsWith("/phases/0")),
        "faults of the first phase");
  }

  @Test
  void anIdGivenTwiceInAVocabularyIsAFault() throws IOException {
    replace("vocabularies/actors.yaml", "id: oppfolgingstjeneste", "id: skoleeier");

    assertTrue(
        faults().stream()
            .map(Fault::toString)
            .anyMatch(fault -> fault.endsWith("/2/id: is given twice: skoleeier")),
        "the third actor");
  }

  @Test
  void aDecisionGivenTwiceIsAFault() throws IOException {
    replace("decisions.yaml", "example: \"02\"", "example: \"01\"");

    assertFaults(
        "decisions.yaml:13 /1/example: is given twice: 01",
        "decisions.yaml:17 /1/measure: expected"
            + " measures/fi-kombinasjonstiltak-for-laerekandidat-og-ungdom.yaml to name eksempel 01"
            + " of eksempelsamling-2013 among its sources");
  }

  @Test
  void aDecisionThatItsMeasureContradictsIsAFault() throws IOException {
    replace("decisions.yaml", "county: FI", "county: TR");
    replace("decisions.yaml", "decision: merged", "decision: separate");

    assertFaults(
        "decisions.yaml:14 /1/county: expected the county of"
            + " measures/fi-kombinasjonstiltak-for-laerekandidat-og-ungdom.yaml, which is FI",
        "decisions.yaml:16 /1/decision: expected merged: the measure was submitted");
  }

  @Test
  void aDecisionWithoutAReasonIsAFault() throws IOException {
    replace("decisions.yaml", "  reason: >-\n    Fylket", "  grunn: >-\n    Fylket");

    assertFaults(
        "decisions.yaml:13 /1/reason: is missing",
        "decisions.yaml:18 /1/grunn: is not a known field");
  }

  /** Each fault begins as expected; where the line does not matter, it is written as %d. */
  private void assertFaults(String... expected) {
    List<String> actual = faults().stream().map(Fault::toString).sorted().toList();
    List<String> sorted = List.of(expected).stream().sorted().toList();
    assertEquals(sorted.size(), actual.size(), () -> String.join("\n", actual));
    for (int i = 0; i < sorted.size(); i++) {
      String fault = actual.get(i);
      String start = sorted.get(i);
      String comparable = start.contains("%d") ? fault.replaceFirst(":\\d+", ":%d") : fault;
      assertTrue(comparable.startsWith(start), () -> start + "\nwas expected, not\n" + fault);
    }
  }

  private List<Fault> faults() {
    return assertThrows(InvalidDocuments.class, () -> DataSetReader.read(folder)).faults();
  }

  private String id(String file) throws IOException {
    String first = Files.readAllLines(folder.resolve(file)).getFirst();
    return first.substring("id: ".length());
  }

  private void replace(String file, String found, String replacement) throws IOException {
    Path path = folder.resolve(file);
    String text = Files.readString(path);
    assertTrue(text.contains(found), () -> file + " has no " + found);
    int at = text.indexOf(found);
    Files.writeString(
        path, text.substring(0, at) + replacement + text.substring(at + found.length()));
  }
}
