package no.tiltakskatalogen.search;

import java.util.List;
import java.util.stream.Collectors;
import no.tiltakskatalogen.search.words.Token;

/** Words of a query that stand together. */
final class QueryRuns {

  private QueryRuns() {}

  /** Puts a run that has ended with the others, and empties it for the next. */
  static void end(List<Token> run, List<List<Token>> runs) {
    if (!run.isEmpty()) {
      runs.add(List.copyOf(run));
      run.clear();
    }
  }

  /** The words as they were typed. */
  static String text(List<Token> tokens) {
    return tokens.stream().map(Token::text).collect(Collectors.joining(" "));
  }
}
