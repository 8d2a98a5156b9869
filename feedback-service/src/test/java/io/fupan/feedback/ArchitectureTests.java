package io.fupan.feedback;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.fupan.feedback", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    final ArchRule packagesHaveNoCycles =
            slices().matching("io.fupan.feedback.(*)..").should().beFreeOfCycles();

    @ArchTest
    final ArchRule theDoorKnowsNoView =
            noClasses().that().resideInAPackage("..entry..").should().dependOnClassesThat()
                    .resideInAnyPackage("..answer..", "..score..", "..pulse..");

    @ArchTest
    final ArchRule theDoorAsksNotWhoIsCalling =
            noClasses().that().resideInAPackage("..entry..").should().dependOnClassesThat()
                    .haveFullyQualifiedName("io.fupan.service.security.Caller");

    @ArchTest
    final ArchRule theViewNeedsNothingTheEmbeddedStoreLacks =
            noClasses().should().dependOnClassesThat()
                    .haveNameMatching(".*\\.(ClientSession|ChangeStream.*|Aggregation|Transactional)");
}
