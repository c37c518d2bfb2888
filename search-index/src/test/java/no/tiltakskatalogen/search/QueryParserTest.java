package no.tiltakskatalogen.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import no.tiltakskatalogen.search.ParsedQuery.Item;
import no.tiltakskatalogen.search.words.Token;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a query is read, before anything is known of the index. */
final class QueryParserTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "fotball gitar | fotball gitar",
        "fotball-gitar | fotball gitar",
        "fotball/gitar | fotball gitar",
        "\"fotball gitar\" | [fotball gitar]",
        "«fotball gitar» | [fotball gitar]",
        "a\"b c\"d | a [b c] d",
        "-fotball | -fotball",
        "-\"fotball gitar\" | -[fotball gitar]",
        "-vg2-vg3 | -[vg2 vg3]",
        "fot* | fot*",
        "-fot* | -fot*",
        "fotball-git* | fotball git*",
        "fot*ball | fot ball",
        "title:fotball | title:fotball",
        "tittel:\"fotball gitar\" | title:[fotball gitar]",
        "-title:fotball | -title:fotball",
        "title:fot* | title:fot*",
        "title: fotball | fotball",
        "\"fotball | fotball",
        "fotball\" gitar | fotball gitar",
        "- fotball | fotball",
        "-- fotball | fotball",
        "-*fotball | fotball",
        "* fotball | fotball",
        "\"\" fotball | fotball",
        "\"?!\" fotball | fotball",
        "section: fotball | fotball",
        "http://example.org | http example.org",
        "(a+)+$ | a",
        "FOTBALL | fotball"
      })
  void aQueryIsReadAs(String query, String items) {
    assertEquals(items, shown(query));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\u00A0\t", "?!", "\"", "\"\"", "-", "*", ":", "-*", "\uD83D"})
  void signsAloneAreNothing(String query) {
    assertEquals(new ParsedQuery(List.of(), Set.of(), List.of()), parse(query));
  }

  @Test
  void aSectionIsNamedByItsIdOrAnotherOfItsNames() {
    assertEquals(Set.of("goal"), parse("section:goal").sections());
    assertEquals(Set.of("goal"), parse("SEKSJON:Mål").sections());
    assertEquals(List.of(), parse("del:mal").items());
  }

  @Test
  void severalSectionsMayBeNamed() {
    assertEquals(Set.of("goal", "evaluation"), parse("section:goal section:evaluation").sections());
  }

  @Test
  void anItemHasItsPlaceInTheQuery() {
    Item phrase = parse("a -\"b c\" d*").items().get(1);
    Item beginning = parse("a -\"b c\" d*").items().get(2);

    assertEquals("-\"b c\"", "a -\"b c\" d*".substring(phrase.start(), phrase.end()));
    assertEquals("d*", "a -\"b c\" d*".substring(beginning.start(), beginning.end()));
  }

  @Test
  void aWordHasItsPlaceInTheQueryWhateverStandsBeforeIt() {
    String query = "\uD83D\uDE80 a\u030A «Ål» Øve";
    for (Item item : parse(query).items()) {
      for (Token token : item.tokens()) {
        assertEquals(token.text(), query.substring(token.start(), token.end()));
      }
    }
    assertEquals("Øve", parse(query).items().getLast().tokens().getFirst().text());
  }

  @Test
  void wordsBeyondTheMostAreSurplus() {
    ParsedQuery parsed = parse("ord ".repeat(QueryParser.MOST_WORDS + 5));

    assertEquals(QueryParser.MOST_WORDS, parsed.items().size());
    assertEquals(5, parsed.surplus().size());
  }

  @Test
  void aPhraseThatDoesNotFitIsSurplusAsAWhole() {
    ParsedQuery parsed = parse("ord ".repeat(QueryParser.MOST_WORDS - 1) + "\"to ord\"");

    assertEquals(QueryParser.MOST_WORDS - 1, parsed.items().size());
    assertEquals(2, parsed.surplus().size());
  }

  private static ParsedQuery parse(String query) {
    return QueryParser.parse(
        query, Map.of("goal", "goal", "mal", "goal", "evaluation", "evaluation"));
  }

  private static String shown(String query) {
    return parse(query).items().stream()
        .map(QueryParserTest::shown)
        .collect(Collectors.joining(" "));
  }

  private static String shown(Item item) {
    String words = item.tokens().stream().map(Token::folded).collect(Collectors.joining(" "));
    return (item.excluded() ? "-" : "")
        + (item.source() == null ? "" : item.source() + ":")
        + switch (item.kind()) {
          case WORD -> words;
          case PHRASE -> "[" + words + "]";
          case BEGINNING -> words + "*";
        };
  }
}
