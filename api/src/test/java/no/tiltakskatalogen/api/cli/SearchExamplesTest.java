package no.tiltakskatalogen.api.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import no.tiltakskatalogen.api.cli.Api.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type, over the real catalogue: an example of each promise of the search. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SearchExamplesTest {

  private Service service;
  private Api api;

  @BeforeAll
  void start(@TempDir Path folder) {
    service = Service.start(Database.embedded(folder), folder, "localhost", 0, indexed -> {});
    api = new Api(service.port());
  }

  @AfterAll
  void stop() {
    service.close();
  }

  private Answer search(String query) {
    return api.ok("/v1/measures?limit=10&q=" + Api.encoded(query));
  }

  @ParameterizedTest
  @CsvSource({
    "fråfall, frafall",
    "førebygging, forebygging",
    "laerling, lærling",
    "larling, lærling",
    "opplaring, opplæring",
    "rådgjevar, rådgiver"
  })
  void anotherWayOfWritingFindsTheSame(String typed, String usual) {
    Answer found = search(typed);
    assertFalse(found.titles().isEmpty());
    assertEquals(search(usual).titles(), found.titles());
  }

  /** What is right in nynorsk, or another form of a word, is no mistake. */
  @ParameterizedTest
  @ValueSource(strings = {"overgong", "sommarskule", "psykososialt", "førebuande kurs", "tilgong"})
  void whatIsWrittenCorrectlyIsNotCorrected(String query) {
    assertEquals(0, search(query).body().at("/query/corrections").size(), query);
  }

  @ParameterizedTest
  @CsvSource({"minoritetsspråklige, fellesfag", "rus, avhengig av"})
  void whatOnlyLooksAlikeIsNotFound(String query, String other) {
    for (JsonNode item : search(query).body().get("items")) {
      for (JsonNode match : item.get("matches")) {
        for (JsonNode mark : match.get("highlights")) {
          String marked =
              match.get("text").textValue().substring(mark.get(0).asInt(), mark.get(1).asInt());
          assertFalse(
              other.startsWith(marked.toLowerCase(Locale.ROOT)), query + " finds " + marked);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "skule, skole",
    "lærlingar, lærlinger",
    "vgs, videregående skole",
    "oppfølgingstjenesten, OT",
    "arbeidspraksis, praksis i arbeidslivet",
    "sommerskole, skole om sommeren",
    "lærlingplass, læreplass",
    "fravær, skulk",
    "fravær, oppmøte",
    "Vg2-Vg3, Vg2 Vg3",
    "OT/NAV, OT NAV",
    "OT-ungdom, OT ungdom",
    "dropout, frafall",
    "vocational training, yrkesopplæring",
    "follow-up service, oppfølgingstjenesten",
    "attendance, fravær",
    "guidance, veiledning",
    "vgo, videregående opplæring"
  })
  void whatMeansTheSameFindsMuchOfTheSame(String typed, String other) {
    Set<String> both = new HashSet<>(search(typed).titles());
    List<String> others = search(other).titles();
    both.retainAll(others);
    assertTrue(
        both.size() * 2 >= Math.min(others.size(), search(typed).titles().size()), both::toString);
    assertFalse(both.isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"OT", "NAV", "PPT", "BUP", "IOP", "Vg1", "Vg2", "Vg3"})
  void anAbbreviationIsRecognised(String typed) {
    Answer found = search(typed);
    assertFalse(found.titles().isEmpty());
    assertFalse(found.texts("/query/recognised", "label").isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "opplzering, opplæring",
    "tverretatlig m0teplass, møteplass",
    "sommerskloe, sommerskole"
  })
  void whatIsMistypedIsCorrected(String typed, String meant) {
    Answer found = search(typed);
    assertFalse(found.titles().isEmpty());
    assertEquals(search(meant).titles().getFirst(), found.titles().getFirst());
  }

  @ParameterizedTest
  @CsvSource({
    "sommertilbud Troms og Finnmark, Troms og Finnmark",
    "arbeidspraksis Innlandet, Innlandet",
    "BUP i NT, Nord-Trøndelag",
    "lærlinger Hordaland, Hordaland"
  })
  void aCountyInTheQueryIsAPreferenceThatCanBeTakenOut(String typed, String county) {
    Answer found = search(typed);
    assertTrue(found.texts("/query/recognised", "label").contains(county), found.body()::toString);
    assertTrue(found.texts("/query/recognised", "kind").contains("county"));
    assertFalse(found.titles().isEmpty());
    Answer without = api.ok("/v1/measures?limit=10&verbatim=true&q=" + Api.encoded(typed));
    assertFalse(without.texts("/query/recognised", "kind").contains("county"));
  }

  @ParameterizedTest
  @CsvSource({
    "hva gjør vi med elever som skulker, fravær",
    "hvem hjelper når en lærling vil slutte, lærling"
  })
  void aQuestionFindsWhatItIsAbout(String question, String about) {
    Set<String> both = new HashSet<>(search(question).titles());
    both.retainAll(new HashSet<>(api.ok("/v1/measures?limit=100&q=" + about).titles()));
    assertTrue(both.size() >= 3, both::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"kvantefysikk", "zzzz qqqq", "romferge til Mars"})
  void aQuestionAboutNothingFindsNothing(String typed) {
    Answer found = search(typed);
    assertEquals(0, found.body().get("total").asInt(), () -> found.titles().toString());
  }

  @Test
  void ofThreeWordsTheUnknownOneIsLeftOutAndNamed() {
    Answer found = search("leksehjelp xyzzyq ungdomsskole");
    assertFalse(found.titles().isEmpty());
    assertEquals(List.of("xyzzyq"), found.texts("/query/ignored", "text"));
  }
}
