package no.tiltakskatalogen.api.vocabulary;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import no.tiltakskatalogen.catalogue.measure.Tag;
import no.tiltakskatalogen.catalogue.vocabulary.County;
import no.tiltakskatalogen.catalogue.vocabulary.Language;
import no.tiltakskatalogen.catalogue.vocabulary.Vocabularies;
import no.tiltakskatalogen.catalogue.vocabulary.Vocabularies.PlacedGroup;
import no.tiltakskatalogen.openapi.model.Basis;
import no.tiltakskatalogen.openapi.model.Group;
import no.tiltakskatalogen.openapi.model.Label;
import no.tiltakskatalogen.openapi.model.OptionalCounty;
import no.tiltakskatalogen.openapi.model.OptionalLabel;
import no.tiltakskatalogen.openapi.model.OptionalTag;
import no.tiltakskatalogen.search.Facet;
import org.jspecify.annotations.Nullable;

/** Words for the ids of vocabularies. Thread-safe. */
@Singleton
public final class Labels {

  private final Vocabularies vocabularies;

  Labels(Vocabularies vocabularies) {
    this.vocabularies = vocabularies;
  }

  /** The language of labels that a request asks for; bokmål if it asks for none. */
  public static Language language(no.tiltakskatalogen.openapi.model.@Nullable Language asked) {
    return asked == null ? Language.NB : Language.valueOf(asked.name().toUpperCase(Locale.ROOT));
  }

  /**
   * The label of a facet's value. A sub-group is named with its group where its own name is not
   * enough.
   */
  public String label(Facet facet, String value, Language language) {
    return switch (facet) {
      case COUNTY -> vocabularies.counties().find(value).map(County::name).orElse(value);
      case CATEGORY ->
          vocabularies.category(value).map(it -> it.label().in(language)).orElse(value);
      case GROUP -> vocabularies.group(value).map(it -> label(it, language)).orElse(value);
      case PHASE -> vocabularies.phase(value).map(it -> it.label().in(language)).orElse(value);
      case ACTOR -> vocabularies.actor(value).map(it -> it.label().in(language)).orElse(value);
    };
  }

  private static String label(PlacedGroup placed, Language language) {
    String own = placed.group().label().in(language);
    boolean isNumbered = placed.group().number() != null;
    return placed.parent() == null || isNumbered
        ? own
        : placed.parent().label().in(language) + " – " + own;
  }

  public Label of(Facet facet, String value, Language language) {
    return new Label(value, label(facet, value, language));
  }

  public OptionalLabel optional(Facet facet, String value, Language language) {
    return new OptionalLabel(value, label(facet, value, language));
  }

  public no.tiltakskatalogen.openapi.model.Tag tag(Facet facet, Tag tag, Language language) {
    return new no.tiltakskatalogen.openapi.model.Tag(
        tag.id(), label(facet, tag.id(), language), basis(tag), tag.reason());
  }

  public OptionalTag optionalTag(Facet facet, Tag tag, Language language) {
    return new OptionalTag(tag.id(), label(facet, tag.id(), language), basis(tag), tag.reason());
  }

  private static Basis basis(Tag tag) {
    return switch (tag.basis()) {
      case SOURCE -> Basis.SOURCE;
      case EDITORIAL -> Basis.EDITORIAL;
    };
  }

  /**
   * The county of a key or code.
   *
   * @param key null for a national measure
   */
  public @Nullable OptionalCounty county(@Nullable String key) {
    if (key == null) {
      return null;
    }
    County county = vocabularies.counties().find(key).orElseThrow();
    return new OptionalCounty(county.initials(), county.code(), county.name());
  }

  /** The groups of a category, or the sub-groups of a group. */
  public static List<Group> groups(
      List<no.tiltakskatalogen.catalogue.vocabulary.Group> groups, Language language) {
    return groups.stream()
        .map(
            group ->
                new Group(
                    group.id(),
                    group.label().in(language),
                    group.description() == null ? null : group.description().in(language),
                    groups(group.groups(), language)))
        .toList();
  }
}
