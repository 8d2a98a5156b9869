package io.fupan.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.fupan.ingest", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            slices().matching("io.fupan.ingest.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule systemsDoNotKnowEachOther =
            slices().matching("io.fupan.ingest.crm.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule nothingBehindTheDoorKnowsTheDoor = noClasses()
            .that()
            .resideOutsideOfPackage("io.fupan.ingest.door")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.fupan.ingest.door");
}
