package no.tiltakskatalogen.api.error;

import io.micronaut.core.convert.value.ConvertibleMultiValues;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import no.tiltakskatalogen.catalogue.vocabulary.Guess;
import no.tiltakskatalogen.openapi.model.Fault;
import org.jspecify.annotations.Nullable;

/** Holds query parameters against the API document. Immutable. */
@Singleton
public final class ParameterCheck {

  /** What the server makes of bytes that are no UTF-8. */
  private static final char REPLACEMENT = '\uFFFD';

  private final ApiDocument document;
  private final ValueFormats formats;

  ParameterCheck(ApiDocument document, ValueFormats formats) {
    this.document = document;
    this.formats = formats;
  }

  /**
   * All faults of parameters that are not those of a request, but meant for one.
   *
   * @param path of an operation that reads
   * @param names those of its parameters that may be used
   */
  public List<Fault> faults(
      ConvertibleMultiValues<String> parameters, String path, Set<String> names) {
    List<ParameterRule> rules = document.query("GET", path);
    if (rules == null) {
      throw new IllegalArgumentException("There is no operation at " + path);
    }
    return faults(parameters, rules.stream().filter(rule -> names.contains(rule.name())).toList());
  }

  List<Fault> faults(ConvertibleMultiValues<String> parameters, List<ParameterRule> rules) {
    List<Fault> faults = new ArrayList<>();
    List<String> names = rules.stream().map(ParameterRule::name).toList();
    for (ParameterRule rule : rules) {
      if (rule.required() && !parameters.contains(rule.name())) {
        faults.add(fault(rule.name(), "is missing", null, List.of(), ""));
      }
    }
    for (String name : parameters.names()) {
      ParameterRule rule =
          rules.stream().filter(each -> each.name().equals(name)).findFirst().orElse(null);
      if (rule == null) {
        faults.add(fault(name, "is not a parameter of this address", names, names, name));
      } else {
        check(rule, parameters.getAll(name), faults);
      }
    }
    return faults;
  }

  private void check(ParameterRule rule, List<String> given, List<Fault> faults) {
    if (!rule.list() && given.size() > 1) {
      faults.add(fault(rule.name(), "is given more than once", null, List.of(), ""));
      return;
    }
    for (String text : given) {
      List<String> values = rule.list() ? Arrays.asList(text.split(",", -1)) : List.of(text);
      for (String value : values) {
        // An empty field of a form is the same as no field.
        if (!value.isBlank()) {
          checkValue(rule, rule.list() ? value.strip() : value, faults);
        }
      }
    }
  }

  private void checkValue(ParameterRule rule, String value, List<Fault> faults) {
    String name = rule.name();
    String format = rule.format();
    if (value.indexOf(REPLACEMENT) >= 0) {
      faults.add(fault(name, "expected UTF-8, percent-encoded", null, List.of(), ""));
    } else if (rule.maxLength() != null
        && value.codePointCount(0, value.length()) > rule.maxLength()) {
      String detail = "is longer than %d characters".formatted(rule.maxLength());
      faults.add(fault(name, detail, null, List.of(), ""));
    } else if (rule.type().equals("integer")) {
      checkInteger(rule, value, faults);
    } else if (rule.type().equals("boolean")) {
      if (!value.equals("true") && !value.equals("false")) {
        faults.add(notAllowed(name, value, List.of("true", "false"), List.of("true", "false")));
      }
    } else if (!rule.values().isEmpty() && !rule.values().contains(value)) {
      faults.add(notAllowed(name, value, rule.values(), rule.values()));
    } else if (format != null && formats.has(format) && !formats.accepts(format, value)) {
      faults.add(notAllowed(name, value, formats.allowed(format), formats.guesses(format)));
    }
  }

  private static void checkInteger(ParameterRule rule, String value, List<Fault> faults) {
    long minimum = rule.minimum() == null ? Integer.MIN_VALUE : rule.minimum();
    long maximum = rule.maximum() == null ? Integer.MAX_VALUE : rule.maximum();
    // Ten digits hold every number that can be allowed; a sign may come before.
    boolean isNumber = value.matches("[+-]?\\d{1,10}");
    if (!isNumber || Long.parseLong(value) < minimum || Long.parseLong(value) > maximum) {
      String detail =
          "expected a whole number from %d to %d, not %s"
              .formatted(minimum, maximum, shortened(value));
      faults.add(fault(rule.name(), detail, null, List.of(), ""));
    }
  }

  private static Fault notAllowed(
      String name, String value, List<String> allowed, List<String> guesses) {
    return fault(name, "there is no " + shortened(value), allowed, guesses, value);
  }

  /** A user knows what was sent from its beginning. */
  private static String shortened(String value) {
    int shown = 60;
    return value.codePointCount(0, value.length()) <= shown
        ? "«" + value + "»"
        : "«" + value.substring(0, value.offsetByCodePoints(0, shown)) + "…»";
  }

  private static Fault fault(
      String name,
      String detail,
      @Nullable List<String> allowed,
      List<String> guesses,
      String given) {
    Fault fault = new Fault(detail);
    fault.setParameter(shortened(name).substring(1, shortened(name).length() - 1));
    fault.setAllowed(allowed);
    fault.setDidYouMean(Guess.nearest(given, guesses).orElse(null));
    return fault;
  }
}
