package no.tiltakskatalogen.catalogue.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.tiltakskatalogen.catalogue.measure.MeasureContent;
import no.tiltakskatalogen.catalogue.measure.Tag;
import no.tiltakskatalogen.catalogue.measure.WrittenForm;
import org.junit.jupiter.api.Test;

/** What may stand in the files of the data set. */
final class DataSetTextTest {

  private static final Pattern WORD = Pattern.compile("\\p{L}+");
  private static final Pattern E_MAIL = Pattern.compile("\\S+@\\S+");
  private static final Pattern MOJIBAKE = Pattern.compile("[ÃÂ\uFFFD]|â€|Ð|\\?\\?");

  /** Private persons whom the sources name: as digests, so that they are named nowhere here. */
  private static final Set<String> PRIVATE_NAMES =
      Set.of(
          "eff20a3c3b74a6e7",
          "fe371f225a745462",
          "8556e80abed10210",
          "e91b54bc27be5fef",
          "bdef687609b0b496");

  /** Words that nynorsk writes otherwise. */
  private static final Set<String> BOKMAL_ONLY =
      Set.of(
          "ikke",
          "skole",
          "skolen",
          "skoler",
          "skolene",
          "frafall",
          "forebygging",
          "jeg",
          "hva",
          "hvordan",
          "hvor",
          "noe",
          "noen",
          "mer",
          "fra",
          "videregående",
          "oppfølgingstjeneste",
          "gjennomføringen",
          "opplæringen",
          "elevene",
          "lærlinger",
          "lærlingene",
          "veiledning",
          "rådgivning",
          "kunnskapen",
          "eksempel",
          "egen",
          "hjelpe",
          "uke",
          "samarbeider");

  @Test
  void noFileHasAnEMailAddress() {
    assertEquals(Map.of(), matches(E_MAIL, found -> true));
  }

  @Test
  void noFileNamesAPrivatePerson() {
    assertEquals(Map.of(), matches(WORD, word -> PRIVATE_NAMES.contains(digest(word))));
  }

  @Test
  void noFileHasLettersThatAWrongEncodingLeaves() {
    assertEquals(Map.of(), matches(MOJIBAKE, found -> true));
  }

  @Test
  void recordsInNynorskHaveKeywordsAndReasonsInNynorsk() {
    Map<String, String> foreign = new TreeMap<>();
    for (MeasureContent measure : contents(WrittenForm.NN)) {
      Stream<String> reasons = tags(measure).map(tag -> String.valueOf(tag.reason()));
      Stream.concat(measure.keywords().stream(), reasons)
          .flatMap(text -> WORD.matcher(text).results().map(MatchResult::group))
          .filter(word -> BOKMAL_ONLY.contains(word.toLowerCase(Locale.ROOT)))
          .forEach(word -> foreign.put(measure.title(), word));
    }
    assertEquals(Map.of(), foreign);
  }

  @Test
  void eightRecordsAreInNynorsk() {
    assertEquals(8, contents(WrittenForm.NN).size());
  }

  @Test
  void everyEditorialTagHasAReason() {
    Stream.of(WrittenForm.values())
        .flatMap(form -> contents(form).stream())
        .flatMap(DataSetTextTest::tags)
        .filter(tag -> tag.basis() == Tag.Basis.EDITORIAL)
        .forEach(tag -> assertNotNull(tag.reason(), tag.id()));
  }

  private static Stream<Tag> tags(MeasureContent measure) {
    Stream<Tag> lists = Stream.concat(measure.phases().stream(), measure.actors().stream());
    Stream<Tag> single =
        measure.group() == null
            ? Stream.of(measure.category())
            : Stream.of(measure.category(), measure.group());
    return Stream.concat(single, lists);
  }

  private static List<MeasureContent> contents(WrittenForm form) {
    return BundledFiles.DATA_SET.measures().stream()
        .map(measure -> measure.content())
        .filter(content -> content.language() == form)
        .toList();
  }

  /** What of the files a pattern and a condition match, by file. */
  private static Map<String, List<String>> matches(Pattern pattern, Predicate<String> condition) {
    Map<String, List<String>> matches = new TreeMap<>();
    for (Path file : BundledFiles.all()) {
      List<String> found =
          pattern.matcher(text(file)).results().map(MatchResult::group).filter(condition).toList();
      if (!found.isEmpty()) {
        matches.put(file.getFileName().toString(), found);
      }
    }
    return matches;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String digest(String word) {
    try {
      byte[] letters = word.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(letters);
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
