package no.tiltakskatalogen.api.build;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The arrows between modules and packages, as ARCHITECTURE.md draws them. */
final class ArchitectureTest {

  private static final String ROOT = "no.tiltakskatalogen.";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("no.tiltakskatalogen");

  @Test
  void theIndexIsPlainJavaAndLucene() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + "search..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.micronaut..", "java.sql..", "jakarta..", ROOT + "catalogue..", ROOT + "api..")
        .check(CLASSES);
  }

  @Test
  void theStoreKnowsNeitherIndexNorApi() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + "catalogue..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            ROOT + "search..", ROOT + "api..", ROOT + "openapi..", "org.apache.lucene..")
        .check(CLASSES);
  }

  @Test
  void onlyTheIndexKnowsLucene() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "search..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.lucene..")
        .check(CLASSES);
  }

  @Test
  void whatTheIndexShowsNamesNoLuceneType() {
    classes()
        .that()
        .resideInAPackage(ROOT + "search..")
        .and()
        .arePublic()
        .and()
        .areRecords()
        .should()
        .onlyDependOnClassesThat(
            resideInAPackage("java..")
                .or(resideInAPackage(ROOT + "search.."))
                .or(resideInAPackage("org.jspecify..")))
        .check(CLASSES);
  }

  @Test
  void onlyTheStoreSpeaksToTheDatabase() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + "api..")
        .and()
        .resideOutsideOfPackage(ROOT + "api.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.sql..", "io.micronaut.data.jdbc..", "io.micronaut.data.repository..")
        .check(CLASSES);
  }

  @Test
  void theDomainIsFreeOfTheWire() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + "catalogue..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.micronaut.http..")
        .check(CLASSES);
  }

  @Test
  void thePackagesOfTheApiHaveNoCycles() {
    slices().matching(ROOT + "api.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void thePackagesOfTheStoreHaveNoCycles() {
    slices().matching(ROOT + "catalogue.(*)..").should().beFreeOfCycles().check(CLASSES);
  }
}
