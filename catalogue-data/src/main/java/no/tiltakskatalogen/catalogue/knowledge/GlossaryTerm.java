package no.tiltakskatalogen.catalogue.knowledge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A term of the glossary.
 *
 * @param seeAlso ids of other terms
 * @param english the usual English term
 * @param editorial whether the expansion is the editors', because no source spells it out
 */
public record GlossaryTerm(
    String id,
    String term,
    List<String> abbreviations,
    String definition,
    List<String> seeAlso,
    @Nullable String english,
    boolean editorial,
    Place source) {}
