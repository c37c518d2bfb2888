package no.tiltakskatalogen.api.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import no.tiltakskatalogen.api.cli.Api.Answer;
import no.tiltakskatalogen.catalogue.measure.Lookup;
import no.tiltakskatalogen.catalogue.measure.Measure;
import no.tiltakskatalogen.catalogue.measure.MeasureContent;
import no.tiltakskatalogen.catalogue.measure.MeasureDocument;
import no.tiltakskatalogen.catalogue.measure.MeasureState;
import no.tiltakskatalogen.catalogue.measure.Measures;
import no.tiltakskatalogen.catalogue.measure.Viewer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the API does, on whichever database. Measures that a test changes are its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HttpContract {

  private static final String THIRD_WAY = "01a200d9-63c2-716a-8bc1-01d32cef2a88";

  private Service service;
  private Api api;

  abstract Database database(Path folder);

  @BeforeAll
  void start(@TempDir Path folder) {
    service = Service.start(database(folder), folder, "localhost", 0, indexed -> {});
    api = new Api(service.port());
  }

  @AfterAll
  void stop() {
    service.close();
  }

  // Searching

  @Test
  void withoutParametersAllMeasuresComeByTitle() {
    Answer answer = api.ok("/v1/measures?limit=100");
    assertEquals(answer.body().get("total").asInt(), answer.titles().size());
    assertTrue(answer.titles().size() >= 91);
    assertEquals("Aktiv mot læreplass", answer.titles().getFirst());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lærekandidat",
        "laerekandidat",
        "larekandidat",
        "lærekandidatar",
        "LÆREKANDIDATER"
      })
  void aWordIsFoundInWhicheverFormItIsTyped(String word) {
    List<String> titles = api.ok("/v1/measures?q=" + Api.encoded(word)).titles();
    assertTrue(titles.subList(0, 3).contains("Lærekandidatordningen"), titles.toString());
  }

  @Test
  void aHitTellsWhereItsWordsAre() {
    Answer answer = api.ok("/v1/measures?q=styrkekort");
    JsonNode hit = answer.body().at("/items/0");
    assertEquals("Arbeidsinstituttet", hit.get("title").textValue());
    JsonNode match = hit.at("/matches/0");
    JsonNode highlight = match.at("/highlights/0");
    String marked =
        match.get("text").textValue().substring(highlight.get(0).asInt(), highlight.get(1).asInt());
    assertEquals("execution", match.get("field").textValue());
    assertEquals("styrkekort", marked);
  }

  @Test
  void wordsThatAreNowhereFindNothing() {
    Answer answer = api.ok("/v1/measures?q=fiskeoppdrett");
    assertEquals(0, answer.body().get("total").asInt());
    assertEquals(List.of(), answer.titles());
  }

  @Test
  void wordsCanBeLookedForInASection() {
    assertEquals(1, api.ok("/v1/measures?q=NTNU&in=evaluation").body().get("total").asInt());
    assertEquals(0, api.ok("/v1/measures?q=NTNU&in=goal").body().get("total").asInt());
  }

  @Test
  void describedMeasuresHaveTextInASection() {
    for (JsonNode hit : api.ok("/v1/measures?described=true&limit=100").body().get("items")) {
      assertTrue(hit.get("described").asBoolean());
    }
    assertEquals(20, api.ok("/v1/measures?described=true").body().get("total").asInt());
  }

  @ParameterizedTest
  @CsvSource({
    "kunnskap-om-lokale-forhold, 5",
    "kvalitetsheving-og-utviklingsarbeid, 13",
    "koordinering-og-samordning, 14",
  })
  void aCategoryHoldsWhatTheSourceCounts(String category, int submitted) {
    List<String> titles = new ArrayList<>();
    for (JsonNode hit : api.ok("/v1/measures?limit=100&category=" + category).body().get("items")) {
      JsonNode measure = api.ok("/v1/measures/" + hit.get("id").textValue()).body();
      if (measure.path("submitted").asText().equals("2015-02")) {
        titles.add(measure.get("title").textValue());
      }
    }
    assertEquals(submitted, titles.size());
  }

  @Test
  void aGroupIncludesItsSubGroups() {
    assertEquals(11, api.ok("/v1/measures?group=laereplass").body().get("total").asInt());
    assertEquals(3, api.ok("/v1/measures?group=laereplass-3").body().get("total").asInt());
  }

  @ParameterizedTest
  @ValueSource(strings = {"HO", "ho", "12", "Hordaland", "hordaland"})
  void aCountyIsKnownByInitialsCodeAndName(String county) {
    Answer answer = api.ok("/v1/measures?limit=100&county=" + county);
    assertEquals(Set.of("Hordaland"), counties(answer));
  }

  @Test
  void aNewerCountyStandsForItsPredecessors() {
    Answer answer = api.ok("/v1/measures?limit=100&county=46");
    assertEquals(Set.of("Hordaland", "Sogn og Fjordane"), counties(answer));
  }

  @Test
  void aCountyCountsWhatItsFilterGives() {
    Answer answer = api.ok("/v1/measures?county=56");
    assertEquals(answer.body().get("total").asLong(), answer.count("county", "56"));
    assertEquals(answer.count("county", "56"), answer.count("county", "FI"));
    assertEquals(0, answer.count("county", "54"));
    for (JsonNode value : answer.body().at("/facets/county")) {
      assertEquals(value.get("value").textValue().equals("56"), value.get("selected").asBoolean());
    }
  }

  @Test
  void theBareAddressLeadsToWhatThereIs() {
    assertEquals("/v1/about", api.send("HEAD", "/").header("Location"));
  }

  @Test
  void valuesComeRepeatedOrWithCommas() {
    int commas = api.ok("/v1/measures?county=HO,NO").body().get("total").asInt();
    int repeated = api.ok("/v1/measures?county=HO&county=NO").body().get("total").asInt();
    assertEquals(commas, repeated);
    assertEquals(
        commas,
        api.ok("/v1/measures?county=HO").body().get("total").asInt()
            + api.ok("/v1/measures?county=NO").body().get("total").asInt());
  }

  @Test
  void differentFiltersMustAllHold() {
    Answer answer = api.ok("/v1/measures?county=BU&category=malrettede-tiltak");
    assertEquals(Set.of("Aktiv mot læreplass", "Arbeidsinstituttet"), Set.copyOf(answer.titles()));
  }

  @Test
  void aFacetLeavesOutItsOwnFilterAndObeysTheOthers() {
    Answer answer = api.ok("/v1/measures?county=HO&category=malrettede-tiltak");
    Answer otherCounty = api.ok("/v1/measures?county=BU&category=malrettede-tiltak");
    assertEquals(otherCounty.body().get("total").asLong(), answer.count("county", "BU"));
    Answer otherCategory = api.ok("/v1/measures?county=HO&category=koordinering-og-samordning");
    assertEquals(
        otherCategory.body().get("total").asLong(),
        answer.count("category", "koordinering-og-samordning"));
  }

  @Test
  void aChosenValueStaysListedAtZero() {
    Answer answer = api.ok("/v1/measures?q=fiskeoppdrett&county=OP");
    JsonNode oppland = answer.body().at("/facets/county/0");
    assertEquals("OP", oppland.get("value").textValue());
    assertEquals(0, oppland.get("count").asInt());
    assertTrue(oppland.get("selected").asBoolean());
  }

  @Test
  void labelsFollowTheLanguageAskedFor() {
    String english =
        api.ok("/v1/measures?category=kunnskap-om-lokale-forhold&lang=en")
            .body()
            .at("/items/0/category/label")
            .textValue();
    assertEquals("Knowledge of local conditions", english);
  }

  // Paging

  @ParameterizedTest
  @ValueSource(
      strings = {"sort=title", "sort=county", "sort=updated", "q=skole", "q=ungdom&sort=title"})
  void aWalkThroughAllPagesGivesEachMeasureOnce(String search) {
    List<String> walked = new ArrayList<>();
    Answer page = api.ok("/v1/measures?limit=7&" + search);
    long total = page.body().get("total").asLong();
    while (true) {
      walked.addAll(page.texts("/items", "id"));
      String next = page.body().get("next").asText("");
      if (page.body().get("next").isNull()) {
        break;
      }
      assertTrue(page.header("Link").contains(next), page.header("Link"));
      page = api.ok(linked(page));
    }
    assertEquals(total, walked.size());
    assertEquals(walked.size(), new HashSet<>(walked).size());
  }

  private static String linked(Answer page) {
    String link = page.header("Link");
    return link.substring(link.indexOf('<') + 1, link.indexOf('>'));
  }

  @Test
  void aTamperedCursorIsRefused() {
    String next = api.ok("/v1/measures?limit=5").body().get("next").textValue();
    String other = (next.startsWith("A") ? "B" : "A") + next.substring(1);
    assertFault(
        api.get("/v1/measures?limit=5&cursor=" + other),
        "cursor",
        "is not a cursor of this request");
  }

  @Test
  void aCursorOfAnotherSearchIsRefused() {
    String next = api.ok("/v1/measures?limit=5").body().get("next").textValue();
    assertFault(
        api.get("/v1/measures?limit=5&county=HO&cursor=" + next),
        "cursor",
        "is not a cursor of this request");
  }

  // Faults of requests

  @Test
  void allFaultsOfARequestComeAtOnce() {
    Answer answer =
        api.get(
            "/v1/measures?limit=0&sort=best&county=Hordlaand&fylke=HO&described=maybe&phase=vg1");
    assertEquals(400, answer.status());
    assertEquals("application/problem+json", answer.header("Content-Type"));
    assertEquals(
        Set.of("limit", "sort", "county", "fylke", "described", "phase"),
        Set.copyOf(answer.texts("/errors", "parameter")));
  }

  @Test
  void anUnknownValueIsAnsweredWithWhatIsAllowedAndTheNearestGuess() {
    JsonNode fault = api.get("/v1/measures?category=malrettede-tiltk").body().at("/errors/0");
    assertEquals("malrettede-tiltak", fault.get("didYouMean").textValue());
    assertEquals(4, fault.get("allowed").size());
  }

  @Test
  void anUnknownParameterIsAnsweredWithTheNearestGuess() {
    JsonNode fault = api.get("/v1/measures?catgory=malrettede-tiltak").body().at("/errors/0");
    assertEquals("category", fault.get("didYouMean").textValue());
  }

  @Test
  void aQueryThatIsTooLongIsRefused() {
    assertFault(api.get("/v1/measures?q=" + "a".repeat(501)), "q", "is longer than 500 characters");
  }

  @Test
  void bytesThatAreNoTextAreRefused() {
    assertFault(api.get("/v1/measures?q=%ff%fe"), "q", "expected UTF-8");
  }

  @Test
  void aParameterGivenTwiceIsRefusedWhereOneIsWanted() {
    assertFault(api.get("/v1/measures?q=a&q=b"), "q", "is given more than once");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/template",
        "/v1/vocabularies",
        "/v1/about",
        "/health",
        "/openapi.yaml",
        "/v1/glossary/OT"
      })
  void everyAddressRefusesParametersItDoesNotKnow(String address) {
    assertFault(api.get(address + "?foo=1"), "foo", "is not a parameter of this address");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%F0%9F%98%80",
        "%E2%80%8F%E2%80%AE",
        "%22uten+slutt",
        "a*",
        "((((",
        "%00",
        "%EF%BF%BF",
        "-",
        "field:",
        "title:",
        "section:nonsens",
        "-%22",
        "(a%2B)%2B%24",
        "AND+OR+NOT"
      })
  void anyWordsAreAnsweredWithoutAFault(String query) {
    api.ok("/v1/measures?q=" + query + "&explain=true");
    api.ok("/v1/suggestions?q=" + query);
    api.ok("/v1/knowledge?q=" + query);
  }

  // What a query was taken to mean

  @Test
  void aMisspeltWordIsCorrectedAndTheAnswerSaysSo() {
    Answer answer = api.ok("/v1/measures?q=sommerskloe");
    assertEquals(List.of("Sommerskole"), answer.titles().subList(0, 1));
    JsonNode correction = answer.body().at("/query/corrections/0");
    assertEquals("sommerskloe", correction.get("text").textValue());
    assertEquals("sommerskole", correction.get("replacement").textValue());
    assertEquals(0, correction.get("start").asInt());
    assertEquals(11, correction.get("end").asInt());
  }

  @Test
  void aCountyInTheQueryIsPreferredAndCanBeTakenAway() {
    String query = "/v1/measures?q=" + Api.encoded("lærekandidat Nord-Trøndelag");
    Answer preferred = api.ok(query);
    assertEquals("NT", preferred.body().at("/items/0/county/initials").textValue());
    JsonNode recognised = preferred.body().at("/query/recognised/0");
    assertEquals("county", recognised.get("kind").textValue());
    assertEquals("Nord-Trøndelag", recognised.get("label").textValue());
    assertEquals(13, recognised.get("start").asInt());
    assertTrue(preferred.body().get("total").asInt() > 1);

    JsonNode verbatim = api.ok(query + "&verbatim=true").body();
    assertFalse(
        verbatim.at("/query/recognised").toString().contains("county"),
        verbatim.get("query").toString());
  }

  @Test
  void wordsThatAreNowhereAreNamedAndOthersSuggested() {
    JsonNode query = api.ok("/v1/measures?q=opplysningsplikten+xyzzyx").body().get("query");
    assertEquals("unknown", query.at("/ignored/0/reason").textValue());
  }

  @Test
  void anExplainedHitTellsWhichWordsCountedWhereAndHowMuch() {
    JsonNode hit =
        api.ok("/v1/measures?explain=true&q=" + Api.encoded("dropout lærling"))
            .body()
            .at("/items/0");
    Set<String> kinds = new HashSet<>();
    double before = Double.MAX_VALUE;
    for (JsonNode reason : hit.get("reasons")) {
      kinds.add(reason.get("kind").textValue());
      assertTrue(reason.get("points").asDouble() <= before);
      before = reason.get("points").asDouble();
    }
    assertTrue(kinds.containsAll(Set.of("synonym", "word")), hit.get("reasons").toString());
    assertEquals(0, api.ok("/v1/measures?q=dropout").body().at("/items/0/reasons").size());
  }

  // Suggestions

  @Test
  void aHalfTypedTitleIsSuggestedByAnyOfItsWords() {
    for (String typed : List.of("tverretatlig mø", "møtepl", "motep")) {
      JsonNode groups = api.ok("/v1/suggestions?q=" + Api.encoded(typed)).body().get("groups");
      assertEquals("title", groups.at("/0/kind").textValue());
      assertTrue(groups.at("/0/items").toString().contains("Tverretatlig møteplass"), typed);
    }
  }

  @Test
  void aSuggestionLeadsToAsManyMeasuresAsItSays() {
    for (JsonNode group : api.ok("/v1/suggestions?limit=20&q=l").body().get("groups")) {
      for (JsonNode item : group.get("items")) {
        if (group.get("kind").textValue().equals("title")) {
          api.ok(item.get("href").textValue());
        } else {
          JsonNode found = api.ok(item.get("href").textValue()).body();
          assertEquals(item.get("count").asLong(), found.get("total").asLong(), item.toString());
        }
      }
    }
  }

  // Comparable measures

  @Test
  void aMeasureHasComparableOnesWithReasons() {
    JsonNode items =
        api.ok("/v1/measures/losprosjektet-i-fredrikstad-ostfold/similar").body().get("items");
    List<String> titles = Api.texts(items, "title");
    assertTrue(titles.contains("Losprosjektet i Bergen kommune"), titles.toString());
    assertFalse(titles.contains("Losprosjektet i Fredrikstad"), titles.toString());
    assertFalse(items.at("/0/words").isEmpty());
  }

  @Test
  void comparableMeasuresOfTheOwnCountyCanBeLeftOut() {
    String address = "/v1/measures/" + THIRD_WAY + "/similar?county.not=own";
    for (JsonNode item : api.ok(address).body().get("items")) {
      assertFalse(item.at("/county/initials").asText().equals("ST"), item.toString());
    }
  }

  @Test
  void aSectionToCompareThatIsNoneIsAFault() {
    assertFault(
        api.get("/v1/measures/" + THIRD_WAY + "/similar?basis=mal"), "basis", "there is no «mal»");
  }

  @Test
  void whatIsComparableToAnUnknownMeasureIsNotFound() {
    assertEquals(404, api.get("/v1/measures/no-such-measure/similar").status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/measures?q=%ZZ", "/v1/measures?q=%", "/v1/glossary/%E6"})
  void brokenEncodingIsNoServerFault(String address) {
    String answer = api.raw("GET " + address + " HTTP/1.1");
    assertTrue(answer.startsWith("HTTP/1.1 4"), answer);
    assertFalse(answer.contains("Exception"), answer);
  }

  @Test
  void anUnknownAddressIsAProblemThatNamesNoClass() {
    Answer answer = api.get("/v1/tiltak");
    assertEquals(404, answer.status());
    assertEquals("application/problem+json", answer.header("Content-Type"));
    assertFalse(answer.response().body().contains("xception"));
  }

  @Test
  void aMethodThatIsNotServedIsToldWhichAre() {
    Answer answer = api.send("DELETE", "/v1/measures");
    assertEquals(405, answer.status());
    assertTrue(answer.header("Allow").contains("GET"));
  }

  @Test
  void aFormatThatIsNotServedIsRefused() {
    assertEquals(406, api.send("GET", "/v1/measures", "Accept", "image/png").status());
  }

  private static void assertFault(Answer answer, String parameter, String detail) {
    assertEquals(400, answer.status(), answer.response().body());
    JsonNode fault = answer.body().at("/errors/0");
    assertEquals(parameter, fault.get("parameter").asText());
    assertTrue(fault.get("detail").textValue().contains(detail), fault.toString());
  }

  // One measure

  @Test
  void aMeasureIsReadByIdAndBySlug() {
    JsonNode byId = api.ok("/v1/measures/" + THIRD_WAY).body();
    assertEquals(byId, api.ok("/v1/measures/den-tredje-vei-sor-trondelag").body());
    assertEquals("Den tredje vei", byId.get("title").textValue());
  }

  @Test
  void aMeasureHasAllSectionsOfTheTemplateAndShowsWhichAreEmpty() {
    JsonNode bare = measure("Partnerskapsavtaler");
    assertEquals(
        List.of("problem", "goal", "anchoring", "execution", "capacity", "follow-up", "evaluation"),
        Api.texts(bare.get("sections"), "id"));
    bare.get("sections").forEach(section -> assertTrue(section.get("text").isNull()));
    assertTrue(bare.get("summary").isNull());
  }

  @Test
  void everyTagTellsItsBasisAndEditorialOnesWhy() {
    JsonNode measure = api.ok("/v1/measures/" + THIRD_WAY).body();
    assertEquals("source", measure.at("/category/basis").textValue());
    JsonNode phase = measure.at("/phases/0");
    assertEquals("editorial", phase.get("basis").textValue());
    assertFalse(phase.get("reason").asText().isBlank());
  }

  @Test
  void aMeasureNamesItsSources() {
    JsonNode measure = api.ok("/v1/measures/" + THIRD_WAY).body();
    assertEquals(
        List.of("kunnskapsgrunnlag-2015", "eksempelsamling-2013"),
        Api.texts(measure.get("sources"), "document"));
  }

  @Test
  void aNationalMeasureHasNoCounty() {
    JsonNode measure = measure("Losprosjektet");
    assertTrue(measure.get("county").isNull(), measure.toString());
  }

  @Test
  void anUnchangedMeasureIsNotSentAgain() {
    String tag = api.ok("/v1/measures/" + THIRD_WAY).header("ETag");
    Answer again = api.get("/v1/measures/" + THIRD_WAY, "If-None-Match", tag);
    assertEquals(304, again.status());
    assertEquals(tag, again.header("ETag"));
    assertEquals(
        200, api.get("/v1/measures/" + THIRD_WAY + "?lang=en", "If-None-Match", tag).status());
  }

  @Test
  void anUnknownMeasureIsNotFound() {
    assertEquals(404, api.get("/v1/measures/finnes-ikke").status());
    assertEquals(404, api.get("/v1/measures/00000000-0000-7000-8000-000000000000").status());
  }

  @Test
  void anOldSlugLeadsToTheNewOne() {
    Measure before = created("Gammelt navn");
    save(before, content -> titled(content, "Nytt navn"), before.state());
    Answer answer = api.get("/v1/measures/" + before.slug() + "?lang=nn");
    assertEquals(301, answer.status());
    assertEquals("/v1/measures/nytt-navn-oslo?lang=nn", answer.header("Location"));
    assertEquals(
        "Nytt navn", api.ok("/v1/measures/nytt-navn-oslo").body().get("title").textValue());
  }

  @Test
  void aWithdrawnMeasureIsGoneAndTellsWhy() {
    Measure measure = created("Xylofonkurs");
    save(
        measure,
        content -> content,
        new MeasureState.Withdrawn("Slått sammen med et annet tiltak"));
    Answer answer = api.get("/v1/measures/" + measure.id());
    assertEquals(410, answer.status());
    assertTrue(
        answer.body().get("detail").textValue().contains("Slått sammen med et annet tiltak"));
    awaitTotal("q=xylofonkurs", 0);
  }

  @Test
  void aWriteToTheStoreIsFoundSoonAfter() {
    created("Snøskuterverksted");
    awaitTotal("q=sn%C3%B8skuterverksted", 1);
  }

  // Vocabularies and knowledge

  @Test
  void theVocabulariesAreListedWithTheirSize() {
    Answer answer = api.ok("/v1/vocabularies");
    assertEquals(
        List.of("counties", "categories", "phases", "actors"), answer.texts("/items", "id"));
    for (JsonNode vocabulary : answer.body().get("items")) {
      JsonNode items = api.ok(vocabulary.get("href").textValue()).body().get("items");
      assertEquals(vocabulary.get("count").asInt(), items.size());
    }
  }

  @Test
  void aCountyTellsWhatBecameOfIt() {
    for (JsonNode county : api.ok("/v1/vocabularies/counties").body().get("items")) {
      if (county.get("code").textValue().equals("12")) {
        assertEquals("HO", county.get("initials").textValue());
        assertEquals("2019-12-31", county.get("validTo").textValue());
        assertEquals("46", county.at("/successors/0").textValue());
        return;
      }
    }
    throw new AssertionError("Hordaland is missing");
  }

  @ParameterizedTest
  @CsvSource({"nb, Mål og målgruppe", "nn, Mål og målgruppe", "en, Aims and target group"})
  void theTemplateIsServedInThreeLanguages(String language, String label) {
    JsonNode template = api.ok("/v1/template?lang=" + language).body();
    assertEquals(7, template.get("sections").size());
    assertEquals(label, template.at("/sections/1/label").textValue());
    assertTrue(template.at("/sections/1/questions").size() >= 3);
  }

  @Test
  void everyPhaseHasItsPurposeEffortsResourcesAndMeasures() {
    for (String id : api.ok("/v1/vocabularies/phases").texts("/items", "id")) {
      JsonNode phase = api.ok("/v1/phases/" + id).body();
      assertFalse(phase.get("description").asText().isBlank());
      String href = phase.at("/measures/href").textValue();
      assertEquals(api.ok(href).body().get("total").asLong(), phase.at("/measures/total").asLong());
    }
  }

  @Test
  void aResourceHasTheLinkOfTheSource() {
    JsonNode phase = api.ok("/v1/phases/overgang-grunnskole").body();
    JsonNode first = phase.at("/resources/0");
    assertEquals("Ungdomstrinn i utvikling", first.get("title").textValue());
    assertEquals("http://www.udir.no/Utvikling/Ungdomstrinnet/", first.at("/links/0").textValue());
  }

  @Test
  void everyCategoryTellsWhatEachActorContributes() {
    for (String id : api.ok("/v1/vocabularies/categories").texts("/items", "id")) {
      JsonNode category = api.ok("/v1/categories/" + id).body();
      assertEquals(3, category.get("actors").size());
      category.get("actors").forEach(actor -> assertTrue(actor.get("efforts").size() >= 4));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"OT", "ot", "oppfolgingstjenesten", "Oppf%C3%B8lgingstjenesten"})
  void aTermIsFoundByIdTermAndAbbreviation(String name) {
    JsonNode term = api.ok("/v1/glossary/" + name).body();
    assertEquals("oppfolgingstjenesten", term.get("id").textValue());
    assertFalse(term.get("seeAlso").isEmpty());
  }

  @Test
  void anUnknownTermIsAnsweredWithTheNearest() {
    Answer answer = api.get("/v1/glossary/fagbrv");
    assertEquals(404, answer.status());
    assertTrue(answer.body().get("detail").textValue().contains("Did you mean"));
  }

  @Test
  void theKnowledgeBaseIsSearchedOverEffortsResourcesAndTerms() {
    Answer answer = api.ok("/v1/knowledge?limit=100&q=" + Api.encoded("oppfølgingstjenesten"));
    assertEquals(Set.of("effort", "resource", "term"), Set.copyOf(answer.texts("/items", "kind")));
    for (String href : answer.texts("/items", "href")) {
      api.ok(href);
    }
  }

  @Test
  void theKnowledgeBaseIsWalkedPageByPage() {
    Answer page = api.ok("/v1/knowledge?limit=100&kind=resource");
    assertEquals(83, page.body().get("total").asInt());
    assertEquals(83, page.body().get("items").size());
    Answer first = api.ok("/v1/knowledge?limit=50&kind=resource");
    assertEquals(33, api.ok(linked(first)).body().get("items").size());
  }

  @Test
  void theProgrammeTellsHowMeasuresArePrioritised() {
    JsonNode programme = api.ok("/v1/programme").body();
    assertFalse(programme.at("/prioritisation/steps").isEmpty());
    assertEquals(137, programme.at("/keyFigures/0/value").asInt());
  }

  @Test
  void theCatalogueTellsWhatItHolds() {
    JsonNode about = api.ok("/v1/about").body();
    assertEquals("Apache-2.0", about.get("licence").textValue());
    assertEquals(4, about.get("sources").size());
    assertEquals(19, about.at("/counts/counties").asInt());
    for (String href : Api.texts(about.get("links"), "href")) {
      api.ok(href);
    }
  }

  @Test
  void theServiceTellsItsHealthAndItsContract() {
    assertEquals("up", api.ok("/health").body().get("status").textValue());
    assertEquals(Api.document(), api.ok("/openapi.yaml").response().body());
  }

  @Test
  void anyPageOfTheWebMayAsk() {
    Answer answer = api.ok("/v1/about", "Origin", "https://portal.example");
    assertEquals("*", answer.header("Access-Control-Allow-Origin"));
    assertEquals("", answer.header("Access-Control-Allow-Credentials"));
  }

  @Test
  void longAnswersAreCompressed() {
    String answer = api.raw("GET /v1/programme HTTP/1.1\r\nAccept-Encoding: gzip");
    assertTrue(answer.contains("content-encoding: gzip"), answer);
  }

  private static Set<String> counties(Answer answer) {
    Set<String> names = new HashSet<>();
    answer.body().get("items").forEach(hit -> names.add(hit.at("/county/name").textValue()));
    return names;
  }

  private JsonNode measure(String title) {
    for (JsonNode hit :
        api.ok("/v1/measures?limit=100&q=" + Api.encoded(title)).body().get("items")) {
      if (hit.get("title").textValue().equals(title)) {
        return api.ok("/v1/measures/" + hit.get("id").textValue()).body();
      }
    }
    throw new AssertionError("There is no measure " + title);
  }

  private Measure created(String title) {
    Measures measures = service.context().getBean(Measures.class);
    Lookup.Found model = (Lookup.Found) measures.lookup(THIRD_WAY, Viewer.ANONYMOUS);
    MeasureContent content = bare(titled(model.measure().content(), title));
    measures.save(
        List.of(new MeasureDocument(null, content, new MeasureState.Published())), "test");
    return measures.createdAfter(0, 1_000).getLast().measure();
  }

  private void save(
      Measure measure, Function<MeasureContent, MeasureContent> edit, MeasureState state) {
    MeasureDocument edited =
        new MeasureDocument(measure.id(), edit.apply(measure.content()), state);
    service.context().getBean(Measures.class).save(List.of(edited), "test");
  }

  private static MeasureContent titled(MeasureContent content, String title) {
    return new MeasureContent(
        title,
        content.summary(),
        content.language(),
        content.county(),
        content.scope(),
        content.startYear(),
        content.submitted(),
        content.category(),
        content.group(),
        content.phases(),
        content.actors(),
        content.targetGroup(),
        content.keywords(),
        content.sections(),
        content.sources());
  }

  /** Of Oslo, without anything that other tests count or look for. */
  private static MeasureContent bare(MeasureContent content) {
    return new MeasureContent(
        content.title(),
        null,
        content.language(),
        "03",
        null,
        null,
        null,
        content.category(),
        null,
        List.of(),
        List.of(),
        null,
        List.of(),
        Map.of(),
        List.of());
  }

  /**
   * Asks until the index has followed the store; what it may take is bounded by the test's time.
   */
  private void awaitTotal(String search, long wanted) {
    long deadline = System.nanoTime() + 10_000_000_000L;
    long total = -1;
    while (total != wanted && System.nanoTime() < deadline) {
      total = api.ok("/v1/measures?" + search).body().get("total").asLong();
    }
    assertEquals(wanted, total, search);
  }
}
