package no.tiltakskatalogen.api.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.tiltakskatalogen.catalogue.dataset.DataSet;
import no.tiltakskatalogen.catalogue.measure.MeasureContent;
import no.tiltakskatalogen.catalogue.measure.MeasureDocument;
import no.tiltakskatalogen.catalogue.measure.MeasureState;
import no.tiltakskatalogen.catalogue.measure.Tag;
import no.tiltakskatalogen.catalogue.measure.WrittenForm;
import no.tiltakskatalogen.catalogue.vocabulary.Actor;
import no.tiltakskatalogen.catalogue.vocabulary.County;
import no.tiltakskatalogen.catalogue.vocabulary.Phase;
import no.tiltakskatalogen.catalogue.vocabulary.Section;
import no.tiltakskatalogen.catalogue.vocabulary.Vocabularies;
import no.tiltakskatalogen.catalogue.vocabulary.Vocabularies.PlacedGroup;

/**
 * Made-up measures for trying out size and speed: the {@linkplain GeneratedWords words} of the real
 * ones in no order that means anything. The same seed gives the same measures.
 */
final class GeneratedMeasures {

  private static final int WORDS_A_SECTION = 63;
  private static final int WORDS_A_SENTENCE = 14;
  private static final int WORDS_A_TITLE = 5;

  private final SplittableRandom random;
  private final GeneratedWords words;
  private final Vocabularies vocabularies;
  private final List<County> counties;

  GeneratedMeasures(DataSet dataSet, long seed) {
    random = new SplittableRandom(seed);
    vocabularies = dataSet.vocabularies();
    counties =
        vocabularies.counties().all().stream().filter(county -> county.initials() != null).toList();
    words = new GeneratedWords(dataSet, random);
  }

  MeasureDocument next() {
    PlacedGroup group = any(vocabularies.groups());
    Map<Section, String> sections = new LinkedHashMap<>();
    for (Section section : Section.values()) {
      sections.put(section, prose(WORDS_A_SECTION));
    }
    MeasureContent content =
        new MeasureContent(
            capital(phrase(WORDS_A_TITLE)),
            prose(WORDS_A_SENTENCE),
            random.nextInt(10) == 0 ? WrittenForm.NN : WrittenForm.NB,
            any(counties).code(),
            null,
            null,
            null,
            tag(group.category().id()),
            tag(group.group().id()),
            some(vocabularies.phases().stream().map(Phase::id).toList()),
            some(vocabularies.actors().stream().map(Actor::id).toList()),
            null,
            Stream.generate(words::next).limit(5).distinct().toList(),
            sections,
            List.of());
    // Version 7 and variant 1 of RFC 9562, like real ids.
    UUID id =
        new UUID((random.nextLong() & ~0xF000L) | 0x7000L, (random.nextLong() >>> 2) | (1L << 63));
    return new MeasureDocument(id, content, new MeasureState.Published());
  }

  private static Tag tag(String id) {
    return new Tag(id, Tag.Basis.SOURCE, null);
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private List<Tag> some(List<String> ids) {
    return ids.stream().filter(id -> random.nextInt(4) == 0).map(GeneratedMeasures::tag).toList();
  }

  private String phrase(int length) {
    return Stream.generate(words::next).limit(length).collect(Collectors.joining(" "));
  }

  private String prose(int length) {
    List<String> sentences = new ArrayList<>();
    for (int left = length; left > 0; left -= WORDS_A_SENTENCE) {
      sentences.add(capital(phrase(Math.min(left, WORDS_A_SENTENCE))) + ".");
    }
    return String.join(" ", sentences);
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
