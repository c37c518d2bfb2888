package no.tiltakskatalogen.catalogue.measure;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds national identity numbers and D-numbers: a date, a number and two digits that check the
 * others modulo 11 (Norwegian Tax Administration, the structure of the national identity number).
 * However they are parted: dates have dots, and the rest is read out in a three and a two.
 */
public final class IdentityNumbers {

  /** Why a text with one is refused. */
  public static final String REFUSED =
      "expected nothing that tells who somebody is, but there is a national identity number";

  /** Signs between the parts, such as "13.09.72 (48022)"; more of them part one from another. */
  private static final String APART = "[^\\p{L}\\p{N}]";

  /** Not within longer numbers. The year may be written with its century, which does not count. */
  private static final List<Pattern> CANDIDATES =
      Stream.of("", "(?:19|20)")
          .map(
              century ->
                  "(?<!\\d)(\\d\\d)%1$s{0,2}(\\d\\d)%1$s{0,2}%2$s(\\d\\d)%1$s{0,3}(\\d{3})%1$s?(\\d\\d)(?!\\d)"
                      .formatted(APART, century))
          .map(Pattern::compile)
          .toList();

  /** What shows as nothing. */
  private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");

  /** Ids of this and other catalogues, full of digits. */
  private static final Pattern UUID =
      Pattern.compile(
          "\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}");

  private static final Pattern OTHER_DIGIT = Pattern.compile("[\\p{Nd}&&[^0-9]]");

  /** The weights of the digits; each check digit is among them, weighing 1. */
  private static final int[] FIRST = {3, 7, 6, 1, 8, 9, 4, 5, 2, 1};

  private static final int[] SECOND = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1};
  private static final int MODULUS = 11;

  /**
   * D-numbers have so much more in the day; numbers made up for tests in the month, or twice it.
   */
  private static final int SHIFT = 40;

  private static final int DAYS = 31;
  private static final int MONTHS = 12;

  private IdentityNumbers() {}

  /** Whether there is one in a text. */
  public static boolean areIn(String text) {
    String plain =
        INVISIBLE.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("");
    String latin =
        OTHER_DIGIT
            .matcher(plain)
            .replaceAll(digit -> String.valueOf(Character.digit(digit.group().codePointAt(0), 10)));
    String withoutIds = UUID.matcher(latin).replaceAll("–");
    return CANDIDATES.stream().anyMatch(candidate -> isOneIn(withoutIds, candidate));
  }

  private static boolean isOneIn(String text, Pattern candidate) {
    Matcher candidates = candidate.matcher(text);
    // What looks like one may overlap with one that is.
    for (int at = 0; candidates.find(at); at = candidates.start() + 1) {
      String digits =
          IntStream.rangeClosed(1, candidates.groupCount())
              .mapToObj(candidates::group)
              .collect(Collectors.joining());
      if (isDate(digits) && isMultiple(digits, FIRST) && isMultiple(digits, SECOND)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDate(String digits) {
    int day = Integer.parseInt(digits, 0, 2, 10) % SHIFT;
    int month = Integer.parseInt(digits, 2, 4, 10) % SHIFT;
    return day >= 1 && day <= DAYS && month >= 1 && month <= MONTHS;
  }

  private static boolean isMultiple(String digits, int[] weights) {
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * (digits.charAt(i) - '0');
    }
    return sum % MODULUS == 0;
  }
}
