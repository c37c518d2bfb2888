package no.tiltakskatalogen.catalogue.dataset;

import java.util.List;
import no.tiltakskatalogen.catalogue.knowledge.KnowledgeBase;
import no.tiltakskatalogen.catalogue.measure.MeasureDocument;
import no.tiltakskatalogen.catalogue.measure.MeasureFormat;
import no.tiltakskatalogen.catalogue.vocabulary.Vocabularies;

/**
 * The data set the catalogue starts from. Immutable.
 *
 * @param format reads and writes measures in the terms of these vocabularies
 * @param termsChecksum of all that is not a measure; an answer that carries labels depends on it
 * @param tagsChecksum of what measures are tagged with; an index that carries labels depends on it
 */
public record DataSet(
    Description description,
    Vocabularies vocabularies,
    KnowledgeBase knowledge,
    List<MeasureDocument> measures,
    MeasureFormat format,
    String termsChecksum,
    String tagsChecksum) {}
