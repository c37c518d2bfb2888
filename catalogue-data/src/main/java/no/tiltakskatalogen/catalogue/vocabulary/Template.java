package no.tiltakskatalogen.catalogue.vocabulary;

import java.util.List;

/**
 * The template that describes a measure.
 *
 * @param criteria what a measure must fulfil
 */
public record Template(
    LocalizedText title,
    LocalizedText introduction,
    List<Criterion> criteria,
    List<TemplateSection> sections) {

  public record Criterion(String id, LocalizedText text) {}

  public record TemplateSection(
      String id, int order, LocalizedText label, List<Question> questions) {}

  /**
   * One question of a section.
   *
   * @param hints examples of what an answer may name
   */
  public record Question(String id, LocalizedText text, List<LocalizedText> hints) {
    public Question {
      hints = hints == null ? List.of() : List.copyOf(hints);
    }
  }

  public LocalizedText label(Section section) {
    return sections.stream()
        .filter(entry -> entry.id().equals(section.id()))
        .findFirst()
        .orElseThrow()
        .label();
  }
}
