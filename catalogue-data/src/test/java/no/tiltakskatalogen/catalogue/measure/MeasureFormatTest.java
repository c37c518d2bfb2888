package no.tiltakskatalogen.catalogue.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import no.tiltakskatalogen.catalogue.dataset.DataSet;
import no.tiltakskatalogen.catalogue.dataset.DataSetReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MeasureFormatTest {

  private static final DataSet DATA_SET = DataSetReader.readBundled();
  private static final MeasureFormat FORMAT = DATA_SET.format();
  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void everyMeasureOfTheDataSetIsReadAsItWasWritten() {
    for (MeasureDocument measure : DATA_SET.measures()) {
      assertEquals(measure, FORMAT.read(FORMAT.write(measure)));
    }
  }

  @Test
  void whatWasWrittenIsSoundInput() throws JsonProcessingException {
    for (MeasureDocument measure : DATA_SET.measures()) {
      Map<String, String> faults = new TreeMap<>();
      FORMAT.read(
          JSON.readTree(FORMAT.write(measure)),
          fault -> faults.put(fault.field(), fault.message()));
      assertEquals(Map.of(), faults, measure.content().title());
    }
  }

  @Test
  void membersInAnyOrderAreWrittenInOne() throws JsonProcessingException {
    String canonical =
        """
        {"title":"Glidelåsen","language":"nb","county":"RO","category":"malrettede-tiltak",\
        "phases":["oppstart-vg1"],"actors":[],"keywords":[],\
        "sections":{"problem":"Én","evaluation":"To"},"sources":[]}""";
    String reordered =
        """
        {"sections": {"evaluation": "To", "problem": "Én"}, "category": "malrettede-tiltak",
         "phases": ["oppstart-vg1"], "county": "ro", "language": "nb", "title": "Glidelåsen"}
        """;

    assertEquals(canonical, FORMAT.write(sound(JSON.readTree(reordered).deepCopy())));
  }

  @Test
  void aPlainStringIsATagThatTheSourceGives() {
    MeasureDocument measure = sound(measure().put("category", "malrettede-tiltak"));

    assertEquals(
        new Tag("malrettede-tiltak", Tag.Basis.SOURCE, null), measure.content().category());
  }

  @Test
  void anEditorialTagKeepsItsReason() {
    ObjectNode json = measure();
    json.putObject("category")
        .put("id", "malrettede-tiltak")
        .put("basis", "editorial")
        .put("reason", "Gjelder læreplass");

    assertEquals(
        new Tag("malrettede-tiltak", Tag.Basis.EDITORIAL, "Gjelder læreplass"),
        sound(json).content().category());
  }

  @Test
  void anEditorialTagNeedsAReason() {
    ObjectNode json = measure();
    json.putObject("category").put("id", "malrettede-tiltak").put("basis", "editorial");

    assertTrue(faults(json).keySet().stream().allMatch(field -> field.startsWith("/category")));
  }

  @ParameterizedTest
  @CsvSource({
    "RO, 11, RO",
    "ro, 11, RO",
    "11, 11, RO",
    "Rogaland, 11, RO",
    "NO, 18, NO",
    "Vestland, 46, 46",
    "46, 46, 46",
    "Østfold, 01, ØS",
    "31, 31, 31"
  })
  void aCountyIsGivenByInitialsCodeOrNameAndWrittenByInitialsOrCode(
      String given, String code, String written) throws JsonProcessingException {
    MeasureDocument measure = sound(measure().put("county", given));

    assertEquals(code, measure.content().county());
    assertEquals(written, JSON.readTree(FORMAT.write(measure)).path("county").textValue());
  }

  @Test
  void everyFaultOfALineComesAtOnce() {
    ObjectNode json = measure();
    json.remove("title");
    json.put("langauge", "nb")
        .put("language", "en")
        .put("county", "RR")
        .put("startYear", "2014")
        .put("submitted", "2015-13")
        .put("category", "malrettede-tilltak")
        .put("group", "iko");
    json.putArray("phases").add("oppstart-vg1").add("oppstart-vg1");
    json.putObject("sections").put("problem", " ").put("result", "Godt");
    json.putArray("sources").addObject().put("document", "avisa");

    assertEquals(
        """
        /category: there is no category malrettede-tilltak; did you mean malrettede-tiltak?
        /county: there is no county RR; did you mean
        /langauge: is not a known field
        /language: does not have a value in the enumeration
        /phases/1: phase oppstart-vg1 is given twice
        /sections/problem: expected text, but it is blank
        /sections/result: is not a known field
        /sources/0/document: there is no source avisa; expected one of
        /startYear: string found, integer expected
        /submitted: expected year and month, such as 2015-02
        /title: is missing
        """,
        cut(
            faults(json),
            Map.of(
                "/county", "mean",
                "/language", "enumeration",
                "/sources/0/document", "one of",
                "/submitted", "2015-02")));
  }

  @Test
  void aGroupOfAnotherCategoryIsAFault() {
    ObjectNode json = measure().put("category", "malrettede-tiltak").put("group", "iko");

    assertEquals(
        Map.of(
            "/group",
            "group iko belongs to category kunnskap-om-lokale-forhold, not to malrettede-tiltak"),
        faults(json));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a\nb", "a\n", "\ta", "a\u0000b", "a\u007Fb", "a\u0085b", "\u202Eab", "a\u2066b"})
  void aTitleIsOneLineWithoutControlCharacters(String title) {
    assertEquals(
        Map.of("/title", "expected one line of text without control characters or broken Unicode"),
        faults(measure().put("title", title)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\uD83D", "\uDE00a", "\uDE00\uD83D"})
  void unpairedSurrogatesAreRefused(String text) {
    ObjectNode json = measure().put("title", text);
    json.putObject("sections").put("problem", text);

    assertEquals("[/sections/problem, /title]", faults(json).keySet().toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a\r\nb", "a\u0000b", "a\u001Bb", "a\u000Bb", "a\u0085b", "\u202Eab", "a\u2069b"})
  void aSectionHasNoControlCharactersButLineBreaksAndTabs(String text) {
    ObjectNode json = measure();
    json.putObject("sections").put("problem", text);

    assertEquals(
        Map.of(
            "/sections/problem",
            "expected text without control characters (line breaks as \\n) or broken Unicode"),
        faults(json));
  }

  @Test
  void aSectionKeepsItsLineBreaksTabsAndEmoji() {
    ObjectNode json = measure();
    json.putObject("sections").put("problem", "Én\n\n\t– to 😀\n");

    assertTrue(sound(json).content().sections().containsValue("Én\n\n\t– to 😀\n"));
  }

  @Test
  void aSectionOfManyLinesIsRead() {
    ObjectNode json = measure();
    json.putObject("sections").put("problem", "a\n".repeat(10_000));

    sound(json);
  }

  @Test
  void aSectionOfFarTooManyLinesIsAFault() {
    ObjectNode json = measure();
    json.putObject("sections").put("problem", "a\n".repeat(400_000));

    assertEquals("[/sections/problem]", faults(json).keySet().toString());
  }

  @Test
  void aTagOfFarTooManyLettersIsAFault() {
    ObjectNode json = measure().put("group", "a-".repeat(100_000) + "a");

    assertEquals("[/group]", faults(json).keySet().toString());
  }

  @Test
  void aMonthOrIdWithALineBreakAfterItIsAFault() {
    ObjectNode json = measure().put("submitted", "2015-02\n");
    json.put("id", "01a200da-0000-7000-8000-000000000001\n");

    assertEquals("[/id, /submitted]", faults(json).keySet().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "\"tiltak\"", "7"})
  void whatIsNoObjectIsOneFault(String json) throws JsonProcessingException {
    Map<String, String> faults = new TreeMap<>();

    assertNull(
        FORMAT.read(JSON.readTree(json), fault -> faults.put(fault.field(), fault.message())));
    assertEquals("[]", faults.keySet().toString());
  }

  @Test
  void equalMeasuresHaveEqualChecksums() {
    assertEquals(
        MeasureFormat.checksum(FORMAT.write(sound(measure().put("county", "RO")))),
        MeasureFormat.checksum(FORMAT.write(sound(measure().put("county", "Rogaland")))));
  }

  private static ObjectNode measure() {
    return JSON.createObjectNode()
        .put("title", "Glidelåsen")
        .put("language", "nb")
        .put("category", "malrettede-tiltak");
  }

  private static MeasureDocument sound(ObjectNode json) {
    Map<String, String> faults = new TreeMap<>();
    MeasureDocument measure =
        FORMAT.read(json, fault -> faults.put(fault.field(), fault.message()));
    assertEquals(Map.of(), faults);
    assertNotNull(measure);
    return Objects.requireNonNull(measure);
  }

  private static Map<String, String> faults(ObjectNode json) {
    Map<String, String> faults = new TreeMap<>();
    assertNull(FORMAT.read(json, fault -> faults.put(fault.field(), fault.message())));
    return faults;
  }

  /** One fault a line; messages that go on after a word that is given are cut there. */
  private static String cut(Map<String, String> faults, Map<String, String> lastWords) {
    StringBuilder lines = new StringBuilder();
    faults.forEach(
        (field, message) -> {
          String last = lastWords.get(field);
          String shown =
              last == null ? message : message.substring(0, message.indexOf(last) + last.length());
          lines.append(field).append(": ").append(shown).append('\n');
        });
    return lines.toString();
  }
}
