package org.diception;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The arrows of docs/architecture.md. */
class ArchitectureTest {
    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.diception");

    /** What the inner packages may know of the public API: errors and settings. */
    private static final Set<Class<?>> SETTINGS = Set.of(
            InputException.class, UsageException.class, ModelException.class, Device.class, Precision.class,
            Compatibility.class, PointOrder.class, WorkingSize.class, Progress.class, Adapter.class);

    @Test
    void thePublicApiShowsNoLibtorch() {
        noClasses().that().resideInAPackage("org.diception")
                .should().dependOnClassesThat().resideInAPackage("org.bytedeco..")
                .check(CORE);
    }

    @Test
    void innerPackagesKnowOnlyErrorsAndSettingsOfThePublicApi() {
        var rest = DescribedPredicate.describe("more than errors and settings", (JavaClass type) -> {
            boolean setting = SETTINGS.stream().anyMatch(type::isEquivalentTo);
            return type.getPackageName().equals("org.diception") && !setting;
        });
        noClasses().that().resideInAPackage("org.diception.(*)..")
                .and().resideOutsideOfPackage("org.diception.output")
                .should().dependOnClassesThat(rest)
                .check(CORE);
    }

    @Test
    void filesStandAboveThePublicApi() {
        noClasses().that().resideOutsideOfPackage("org.diception.output")
                .should().dependOnClassesThat().resideInAPackage("org.diception.output")
                .check(CORE);
        noClasses().that().resideInAPackage("org.diception.output")
                .should().dependOnClassesThat().resideInAnyPackage("org.bytedeco..", "org.diception.pipeline")
                .check(CORE);
    }

    @Test
    void innerPackagesHaveNoCycles() {
        slices().matching("org.diception.(*)..").should().beFreeOfCycles().check(CORE);
    }

    @Test
    void thePaperIsReadableAlone() {
        classes().that().resideInAPackage("org.diception.model")
                .should().onlyDependOnClassesThat().resideInAnyPackage(
                        "org.diception.model", "org.diception.nn", "org.diception.io", "org.diception",
                        "org.bytedeco..", "java..")
                .check(CORE);
    }

    @Test
    void picturesAndReadOutsNeedNoLibtorch() {
        noClasses().that()
                .resideInAnyPackage("org.diception.image", "org.diception.readout", "org.diception.samples")
                .should().dependOnClassesThat().resideInAPackage("org.bytedeco..")
                .check(CORE);
    }

    @Test
    void noClassReachesIntoTheCommandLine() {
        noClasses().should().dependOnClassesThat().resideInAnyPackage("picocli..", "org.diception.cli..")
                .check(CORE);
    }
}
