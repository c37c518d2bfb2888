package no.tiltakskatalogen.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import no.tiltakskatalogen.search.Interpretation.Ignored;
import no.tiltakskatalogen.search.Interpretation.Reason;
import no.tiltakskatalogen.search.Interpretation.Recognised;
import no.tiltakskatalogen.search.JoinedWords.Joined;
import no.tiltakskatalogen.search.ParsedQuery.Item;
import no.tiltakskatalogen.search.ParsedQuery.Kind;
import no.tiltakskatalogen.search.Relevance.Component;
import no.tiltakskatalogen.search.Sought.Need;
import no.tiltakskatalogen.search.Terminology.Meaning;
import no.tiltakskatalogen.search.words.Norwegian;
import no.tiltakskatalogen.search.words.Token;
import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;

/** Makes out what a query asks for, given what one state of the index has. For one query. */
final class Interpreter {

  private final Relevance relevance;
  private final Norwegian norwegian;
  private final Terminology terminology;
  private final IndexSearcher searcher;
  private final Dictionary dictionary;
  private final WordWays ways;
  private final JoinedWords compounds;
  private final Corrections corrections;
  private final Coverage coverage;
  private final boolean verbatim;
  private final List<Recognised> recognised = new ArrayList<>();
  private final List<Ignored> ignored = new ArrayList<>();
  private final List<String> title = new ArrayList<>();
  private final List<Sought> sought = new ArrayList<>();
  private final List<Token> unknown = new ArrayList<>();
  private @Nullable PlaceReading places;

  /**
   * @param verbatim whether words are to be taken as they are: no place is recognised, nothing
   *     corrected and no half word completed
   */
  Interpreter(
      Relevance relevance,
      Norwegian norwegian,
      Terminology terminology,
      IndexSearcher searcher,
      boolean verbatim) {
    this.relevance = relevance;
    this.norwegian = norwegian;
    this.terminology = terminology;
    this.searcher = searcher;
    this.dictionary = new Dictionary(searcher.getIndexReader());
    this.ways = new WordWays(relevance, norwegian, terminology, searcher, dictionary);
    this.compounds = new JoinedWords(norwegian, terminology, dictionary, ways);
    Spelling spelling = new Spelling(dictionary, terminology.spellings());
    this.corrections = new Corrections(terminology, searcher, spelling, ways, title);
    this.coverage = new Coverage(relevance, dictionary, spelling, corrections::written);
    this.verbatim = verbatim;
  }

  /** What the query asks for. */
  Plan plan(String query) throws IOException {
    ParsedQuery parsed = QueryParser.parse(query, terminology.sections());
    parsed
        .surplus()
        .forEach(
            token ->
                ignored.add(
                    new Ignored(token.text(), token.start(), token.end(), Reason.TOO_MANY)));
    List<Sought> excluded = new ArrayList<>();
    List<Token> run = new ArrayList<>();
    List<List<Token>> runs = new ArrayList<>();
    for (Item item : parsed.items()) {
      if (item.isPlain()) {
        run.add(item.tokens().getFirst());
        continue;
      }
      QueryRuns.end(run, runs);
      Sought special = special(item);
      if (special != null) {
        (item.excluded() ? excluded : sought).add(special);
      }
    }
    QueryRuns.end(run, runs);
    boolean shouts = Terminology.isCapitals(query) && query.strip().split("\\s+").length > 2;
    PlaceReading reading = new PlaceReading(terminology, shouts);
    places = reading;
    List<Token> content = new ArrayList<>();
    List<List<Token>> rest = new ArrayList<>();
    for (List<Token> words : runs) {
      for (List<Token> left : verbatim ? List.of(words) : reading.rest(words)) {
        List<Token> own =
            left.stream().filter(token -> !norwegian.isFunctionWord(token.folded())).toList();
        content.addAll(own);
        rest.add(left);
        left.forEach(token -> title.add(token.folded()));
      }
    }
    // Of "tiltak i Telemark" the county is all that is asked for.
    boolean onlyWeak =
        reading.counties().isEmpty() && content.stream().allMatch(token -> isWeak(token.folded()));
    Token last = runs.isEmpty() || content.isEmpty() ? null : content.getLast();
    for (List<Token> words : rest) {
      meaningOf(words, onlyWeak || !relevance.has(Component.WEAK_WORDS), last);
    }
    if (relevance.has(Component.WEAK_WORDS)) {
      CommonWords.wishFor(sought, dictionary);
    }
    if (relevance.has(Component.PASSING_WORDS)) {
      PassingWords.lower(sought, dictionary);
    }
    DearWays.giveUp(sought, dictionary);
    boolean titled =
        title.size() > 1 && searcher.search(TitleRanking.of(title), 1).scoreDocs.length > 0;
    boolean nothing = !titled && !coverage.isEnough(sought, unknown);
    boolean empty =
        !query.isBlank()
            && sought.isEmpty()
            && excluded.isEmpty()
            && reading.counties().isEmpty()
            && title.isEmpty()
            && parsed.sections().isEmpty();
    for (Token token : titled ? List.<Token>of() : unknown) {
      ignored.add(new Ignored(token.text(), token.start(), token.end(), Reason.UNKNOWN));
    }
    return new Plan(
        sought,
        excluded,
        reading.counties(),
        relevance.has(Component.TITLE_ORDER) || sought.isEmpty() ? title : List.of(),
        parsed.sections(),
        nothing || empty,
        new Interpretation(
            corrections.made(),
            Stream.concat(reading.recognised().stream(), recognised.stream()).toList(),
            ignored,
            false,
            nothing ? coverage.suggestions(sought, unknown) : List.of()));
  }

  private @Nullable Sought special(Item item) {
    List<Token> tokens = item.tokens();
    String text = QueryRuns.text(tokens);
    Variant.Way way;
    Variant.Kind kind = Variant.Kind.PHRASE;
    if (item.kind() == Kind.BEGINNING) {
      String prefix = tokens.getFirst().folded();
      if (prefix.length() < WordWays.SHORTEST_BEGINNING) {
        ignored.add(
            new Ignored(
                tokens.getFirst().text() + "*", item.start(), item.end(), Reason.TOO_SHORT));
        return null;
      }
      way = new Variant.Beginning(prefix);
      kind = Variant.Kind.BEGINNING;
    } else if (item.kind() == Kind.PHRASE) {
      way = new Variant.Exactly(tokens.stream().map(Token::folded).toList());
    } else {
      way = new Variant.One(norwegian.word(tokens.getFirst().folded()).concept());
      kind = Variant.Kind.WORD;
      if (norwegian.isFunctionWord(tokens.getFirst().folded())) {
        way = new Variant.Exactly(List.of(tokens.getFirst().folded()));
      }
    }
    return new Sought(
        text, List.of(new Variant(kind, text, 1, way)), List.of(), Need.DEMANDED, item.source());
  }

  private void meaningOf(List<Token> words, boolean allRequired, @Nullable Token last)
      throws IOException {
    int at = 0;
    while (at < words.size()) {
      int length = Math.min(terminology.longestMeaning(), words.size() - at);
      while (length > 1 && !means(words.subList(at, at + length))) {
        length--;
      }
      if (length == 1 && norwegian.isFunctionWord(words.get(at).folded())) {
        at++;
        continue;
      }
      if (length == 1 && relevance.has(Component.COMPOUNDS)) {
        Joined joined = compounds.at(words, at);
        if (joined != null) {
          sought.add(joined.sought());
          at = joined.end();
          continue;
        }
      }
      List<Token> span = words.subList(at, at + length);
      add(span, allRequired, span.getLast().equals(last));
      at += length;
    }
  }

  private boolean means(List<Token> span) {
    return !terminology.meanings(span).isEmpty() || !terminology.kin(span).isEmpty();
  }

  private void add(List<Token> span, boolean allRequired, boolean isLast) throws IOException {
    String first = span.getFirst().folded();
    boolean weakWord = span.size() == 1 && isWeak(first);
    boolean required = allRequired || !weakWord;
    List<Variant> strong = new ArrayList<>();
    List<Variant> weak = new ArrayList<>();
    ways.addWords(span, strong, weak);
    ways.addMeanings(span, strong, weak);
    if (ways.exists(strong)) {
      if (!verbatim
          && isLast
          && span.size() == 1
          && dictionary.spelled(span.getFirst().folded()) == 0) {
        // No such form is known, though its stem is: komm is half a kommune rather than komme.
        strong.addAll(ways.completed(span.getFirst(), false));
      }
      recognise(span);
      Need need = required ? Need.REQUIRED : Need.WISHED;
      sought.add(
          new Sought(QueryRuns.text(span), ways.possible(strong), ways.possible(weak), need, null));
      return;
    }
    if (!required) {
      return;
    }
    List<Variant> kin = ways.possible(WordWays.ofKind(Variant.Kind.RELATED, weak));
    boolean anyKin = ways.exists(kin);
    if (span.size() > 1) {
      if (anyKin) {
        sought.add(
            new Sought(QueryRuns.text(span), kin, ways.scattered(weak), Need.REQUIRED, null));
        return;
      }
      for (Token token : terminology.content(span)) {
        add(List.of(token), allRequired, isLast && token.equals(span.getLast()));
      }
      return;
    }
    Token token = span.getFirst();
    List<Variant> otherwise = anyKin ? kin : ways.hints(token);
    if (otherwise.isEmpty() && isLast && !verbatim) {
      otherwise = ways.completed(token, !sought.isEmpty());
    }
    if (otherwise.isEmpty() && ways.exists(weak)) {
      otherwise = ways.telling(weak);
    }
    boolean place = places != null && places.isNamed(token);
    boolean ordinary =
        verbatim
            || place
            || !relevance.has(Component.CORRECTIONS)
            || terminology.isOrdinary(token.folded());
    if (otherwise.isEmpty() && !ordinary) {
      otherwise = ways.completed(token, false);
    }
    if (otherwise.isEmpty() && !ordinary) {
      String meant = corrections.meant(token).orElse(null);
      if (meant != null && places != null && corrections.isCounty(token, meant, places)) {
        return;
      }
      otherwise = meant == null ? List.of() : corrections.corrected(token, meant, weak);
    }
    if (otherwise.isEmpty() && !place) {
      unknown.add(token);
    } else if (!otherwise.isEmpty()) {
      sought.add(
          new Sought(
              token.text(), ways.possible(otherwise), ways.possible(weak), Need.REQUIRED, null));
    }
  }

  /** A letter or a number alone says little. */
  private boolean isWeak(String folded) {
    return folded.length() == 1
        || folded.chars().allMatch(Character::isDigit)
        || terminology.isWeak(folded);
  }

  /** One thing for each span: what has a name of its own rather than what only means the same. */
  private void recognise(List<Token> span) {
    List<Meaning> meanings =
        terminology.meanings(span).stream()
            .sorted(Comparator.comparing(meaning -> meaning.id().isEmpty()))
            .limit(1)
            .toList();
    for (Meaning meaning : meanings) {
      Recognised concept =
          new Recognised(
              QueryRuns.text(span),
              span.getFirst().start(),
              span.getLast().end(),
              meaning.conceptKind(),
              meaning.id(),
              meaning.label(),
              Set.of());
      boolean saysMore = !meaning.label().equalsIgnoreCase(QueryRuns.text(span));
      if (saysMore && !recognised.contains(concept)) {
        recognised.add(concept);
      }
    }
  }
}
