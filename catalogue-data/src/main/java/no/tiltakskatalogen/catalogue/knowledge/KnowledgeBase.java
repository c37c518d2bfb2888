package no.tiltakskatalogen.catalogue.knowledge;

import java.util.List;

/** What the sources say beside the measures. Immutable. */
public record KnowledgeBase(
    List<Source> sources,
    List<GlossaryTerm> glossary,
    List<Resource> resources,
    List<FrameworkPhase> phases,
    List<ActorEfforts> actorEfforts,
    Prioritisation prioritisation,
    List<KeyFigure> keyFigures,
    List<Finding> findings) {}
