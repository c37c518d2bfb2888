package no.tiltakskatalogen.api.evaluation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A query, and every measure of the real catalogue that is relevant to it.
 *
 * @param grades of measures by their ids: 3 just what is wanted, 2 clearly useful, 1 touches the
 *     subject
 */
public record JudgedQuery(String type, String text, Map<String, Integer> grades) {

  /** The type of queries about nothing that the catalogue has. */
  public static final String NOTHING = "nothing";

  private static final Pattern QUERY = Pattern.compile("([a-z-]+): (.+)");
  private static final Pattern JUDGEMENT = Pattern.compile(" +([123]) ([0-9a-f-]{36}) .+");

  public JudgedQuery {
    grades = Map.copyOf(grades);
  }

  /** A half of the judged queries. */
  public enum Half {
    /** Those that weights and lists may be tuned on. */
    TUNING("tuning.txt"),
    /** Those that show what the tuning is worth. */
    CHECK("check.txt");

    private final String file;

    Half(String file) {
      this.file = file;
    }
  }

  /** The queries that come with the program. */
  public static List<JudgedQuery> of(Half half) {
    try (InputStream in = JudgedQuery.class.getResourceAsStream("/evaluation/" + half.file)) {
      if (in == null) {
        throw new IllegalStateException("The judged queries are not in the program");
      }
      return read(
          new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<JudgedQuery> read(List<String> lines) {
    List<JudgedQuery> queries = new ArrayList<>();
    Map<String, Integer> grades = new LinkedHashMap<>();
    String type = "";
    String text = "";
    for (String line : lines) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      Matcher judgement = JUDGEMENT.matcher(line);
      Matcher query = QUERY.matcher(line);
      if (judgement.matches()) {
        grades.put(judgement.group(2), Integer.valueOf(judgement.group(1)));
      } else if (query.matches()) {
        if (!text.isEmpty()) {
          queries.add(new JudgedQuery(type, text, grades));
        }
        type = query.group(1);
        text = query.group(2);
        grades.clear();
      } else {
        throw new IllegalStateException("Neither a query nor a judgement: " + line);
      }
    }
    queries.add(new JudgedQuery(type, text, grades));
    return queries;
  }
}
