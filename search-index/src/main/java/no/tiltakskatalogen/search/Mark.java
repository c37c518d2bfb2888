package no.tiltakskatalogen.search;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.uhighlight.FieldOffsetStrategy;
import org.apache.lucene.search.uhighlight.LabelledCharArrayMatcher;
import org.apache.lucene.search.uhighlight.OffsetsEnum;
import org.apache.lucene.search.uhighlight.PhraseHelper;
import org.apache.lucene.search.uhighlight.UHComponents;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter.OffsetSource;
import org.apache.lucene.util.BytesRef;

/**
 * A word to mark in a text.
 *
 * @param term what it was found by
 * @param frequency how often the measure has it
 * @param start its first UTF-16 code unit
 * @param end the unit after its last
 */
record Mark(BytesRef term, int frequency, int start, int end) {

  /** Hands marks to Lucene's highlighter, which picks the best passage. For one thread. */
  static final class Marked extends FieldOffsetStrategy {

    private List<Mark> marks = List.of();

    Marked() {
      super(
          new UHComponents(
              "",
              field -> true,
              MatchNoDocsQuery.INSTANCE,
              new BytesRef[0],
              PhraseHelper.NONE,
              new LabelledCharArrayMatcher[0],
              false,
              Set.of()));
    }

    void set(List<Mark> next) {
      marks =
          next.stream()
              .sorted(Comparator.comparingInt(Mark::start).thenComparing(Mark::end))
              .toList();
    }

    @Override
    public OffsetSource getOffsetSource() {
      return OffsetSource.POSTINGS;
    }

    @Override
    public OffsetsEnum getOffsetsEnum(LeafReader reader, int document, String content) {
      List<Mark> all = marks;
      return new OffsetsEnum() {
        private int at = -1;

        @Override
        public boolean nextPosition() {
          return ++at < all.size();
        }

        @Override
        public int freq() {
          return all.get(at).frequency;
        }

        @Override
        public BytesRef getTerm() {
          return all.get(at).term;
        }

        @Override
        public int startOffset() {
          return all.get(at).start;
        }

        @Override
        public int endOffset() {
          return all.get(at).end;
        }
      };
    }
  }
}
