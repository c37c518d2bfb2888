package no.tiltakskatalogen.catalogue.vocabulary;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All that measures are tagged with, and the template that describes them. Immutable. */
public final class Vocabularies {

  /**
   * A group at its place in the tree.
   *
   * @param parent the group it is a sub-group of
   */
  public record PlacedGroup(Group group, @Nullable Group parent, Category category) {}

  private final Counties counties;
  private final Map<String, Category> categories = new LinkedHashMap<>();
  private final Map<String, PlacedGroup> groups = new LinkedHashMap<>();
  private final Map<String, Phase> phases = new LinkedHashMap<>();
  private final Map<String, Actor> actors = new LinkedHashMap<>();
  private final Template template;

  public Vocabularies(
      Counties counties,
      List<Category> categories,
      List<Phase> phases,
      List<Actor> actors,
      Template template) {
    this.counties = counties;
    this.template = template;
    for (Category category : categories) {
      this.categories.put(category.id(), category);
      place(category.groups(), null, category);
    }
    phases.forEach(phase -> this.phases.put(phase.id(), phase));
    actors.forEach(actor -> this.actors.put(actor.id(), actor));
  }

  private void place(List<Group> siblings, @Nullable Group parent, Category category) {
    for (Group group : siblings) {
      groups.put(group.id(), new PlacedGroup(group, parent, category));
      place(group.groups(), group, category);
    }
  }

  public Counties counties() {
    return counties;
  }

  public Template template() {
    return template;
  }

  public List<Category> categories() {
    return List.copyOf(categories.values());
  }

  /** All groups, each followed by its sub-groups. */
  public List<PlacedGroup> groups() {
    return new ArrayList<>(groups.values());
  }

  public List<Phase> phases() {
    return List.copyOf(phases.values());
  }

  public List<Actor> actors() {
    return List.copyOf(actors.values());
  }

  public Optional<Category> category(String id) {
    return Optional.ofNullable(categories.get(id));
  }

  public Optional<PlacedGroup> group(String id) {
    return Optional.ofNullable(groups.get(id));
  }

  public Optional<Phase> phase(String id) {
    return Optional.ofNullable(phases.get(id));
  }

  public Optional<Actor> actor(String id) {
    return Optional.ofNullable(actors.get(id));
  }
}
