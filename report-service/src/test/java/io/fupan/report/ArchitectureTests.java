package io.fupan.report;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTests {

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.fupan.report");

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.fupan.report.(*)..").should().beFreeOfCycles().check(classes);
    }

    @Test
    void storeIsAViewWithoutTransactions() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("com\\.mongodb\\.client\\.(ClientSession|ChangeStreamIterable).*")
                .check(classes);
    }

    @Test
    void servicesAreNotCalled() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("(java\\.net\\.http|org\\.springframework\\.web\\.(client|reactive))\\..*")
                .check(classes);
    }
}
