package no.tiltakskatalogen.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;

/**
 * Where concepts stand in the texts of some documents. Read at once for a page of hits: each
 * concept is looked up once for each segment, and its documents gone through in their order.
 */
final class ConceptPlaces {

  /** A concept where it stands. */
  record Place(int position, Mark mark) {}

  private final Map<Integer, Map<String, List<Place>>> places = new HashMap<>();

  /**
   * @param documents in their order
   */
  ConceptPlaces(View view, int[] documents, Set<String> concepts) throws IOException {
    int from = 0;
    for (LeafReaderContext leaf : view.getIndexReader().leaves()) {
      int to = from;
      while (to < documents.length && documents[to] < leaf.docBase + leaf.reader().maxDoc()) {
        to++;
      }
      if (to > from) {
        read(leaf, java.util.Arrays.copyOfRange(documents, from, to), concepts);
      }
      from = to;
    }
  }

  /** The places of each concept that a document has. */
  Map<String, List<Place>> of(int document) {
    return places.getOrDefault(document, Map.of());
  }

  private void read(LeafReaderContext leaf, int[] documents, Set<String> concepts)
      throws IOException {
    Terms terms = leaf.reader().terms(TextFields.TEXT);
    if (terms == null) {
      return;
    }
    TermsEnum each = terms.iterator();
    PostingsEnum postings = null;
    for (String concept : concepts) {
      BytesRef term = new BytesRef(concept);
      if (!each.seekExact(term)) {
        continue;
      }
      postings = each.postings(postings, PostingsEnum.OFFSETS);
      for (int document : documents) {
        int sought = document - leaf.docBase;
        int reached = postings.docID() < sought ? postings.advance(sought) : postings.docID();
        if (reached == sought) {
          places
              .computeIfAbsent(document, none -> new HashMap<>())
              .put(concept, read(postings, term));
        }
      }
    }
  }

  private static List<Place> read(PostingsEnum postings, BytesRef term) throws IOException {
    int frequency = postings.freq();
    List<Place> places = new ArrayList<>(frequency);
    for (int i = 0; i < frequency; i++) {
      int position = postings.nextPosition();
      int base = position / TextFields.POSITIONS * TextFields.POSITIONS;
      Mark mark =
          new Mark(term, frequency, postings.startOffset() - base, postings.endOffset() - base);
      places.add(new Place(position, mark));
    }
    return places;
  }
}
