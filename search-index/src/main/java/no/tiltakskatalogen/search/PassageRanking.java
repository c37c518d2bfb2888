package no.tiltakskatalogen.search;

import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageScorer;
import org.apache.lucene.util.BytesRef;

/**
 * Ranks the sentences of a text as Lucene's {@link PassageScorer} does (BM25 of the words in a
 * sentence, earlier ones a little higher), without the 32 KiB that it takes for each sentence to
 * tell its words apart.
 */
final class PassageRanking extends PassageScorer {

  @Override
  public float score(Passage passage, int contentLength) {
    BytesRef[] terms = passage.getMatchTerms();
    int[] frequencies = passage.getMatchTermFreqsInDoc();
    Map<BytesRef, Integer> times = new HashMap<>();
    for (int i = 0; i < passage.getNumMatches(); i++) {
      times.merge(terms[i], 1, Integer::sum);
    }
    float score = 0;
    for (int i = 0; i < passage.getNumMatches(); i++) {
      Integer count = times.remove(terms[i]);
      if (count != null) {
        score += tf(count, passage.getLength()) * weight(contentLength, frequencies[i]);
      }
    }
    return score * norm(passage.getStartOffset());
  }
}
