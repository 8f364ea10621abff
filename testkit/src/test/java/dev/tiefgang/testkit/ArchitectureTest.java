package dev.tiefgang.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The arrows between the modules, read off the build files and off the compiled classes.
class ArchitectureTest {
    private static final Set<String> LIBRARIES =
            Set.of("core", "simd", "data", "data-mnist", "formats", "zoo", "lecture");

    /// Each module and the modules that it may use.
    private static final Map<String, Set<String>> ARROWS = Map.of(
            "core", Set.of(),
            "simd", Set.of("core"),
            "data", Set.of("core"),
            "data-mnist", Set.of(),
            "formats", Set.of("core"),
            "zoo", Set.of("core", "formats"),
            "lecture", Set.of("core", "data", "formats", "zoo"),
            "testkit", LIBRARIES,
            "cli", LIBRARIES,
            "bench", LIBRARIES);

    /// Packages of core that know few others, and the ones that they may use.
    private static final Map<String, Set<String>> INSIDE_CORE =
            Map.of("loss", Set.of("graph", "op", "tensor"), "metric", Set.of());

    private static final Pattern ARTIFACT = Pattern.compile("<artifactId>tiefgang-([a-z-]+)</artifactId>");
    private static final Pattern TEST_SCOPE = Pattern.compile(
            "<dependency>((?!</dependency>).)*<scope>test</scope>((?!</dependency>).)*</dependency>", Pattern.DOTALL);
    private static final Pattern LOCATION =
            Pattern.compile("/([a-z-]+)/target/classes/|/tiefgang-([a-z-]+)-[0-9.]+jar");

    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.tiefgang");

    @TestFactory
    Stream<DynamicTest> buildFilesFollowTheArrows() {
        return ARROWS.entrySet().stream()
                .map(arrow -> DynamicTest.dynamicTest(
                        arrow.getKey(),
                        () -> assertThat(dependencies(arrow.getKey())).isSubsetOf(arrow.getValue())));
    }

    @TestFactory
    Stream<DynamicTest> classesFollowTheArrows() {
        return ARROWS.entrySet().stream()
                .map(arrow -> DynamicTest.dynamicTest(arrow.getKey(), () -> {
                    var module = arrow.getKey();
                    var strangers = ARROWS.keySet().stream()
                            .filter(other -> !other.equals(module))
                            .filter(other -> !arrow.getValue().contains(other))
                            .collect(Collectors.toSet());
                    noClasses()
                            .that(areIn(Set.of(module)))
                            .should()
                            .dependOnClassesThat(areIn(strangers))
                            // cli and bench are not on this class path, and data-mnist holds no classes.
                            .allowEmptyShould(!module.equals("core"))
                            .check(ALL);
                }));
    }

    @Test
    void coreDependsOnTheJdkAlone() {
        classes()
                .that(areIn(Set.of("core")))
                .should()
                .onlyDependOnClassesThat(areIn(Set.of("core"))
                        .or(JavaClass.Predicates.resideInAnyPackage("java..", "javax..", "org.jspecify.annotations")))
                .check(ALL);
    }

    @TestFactory
    Stream<DynamicTest> packagesOfCoreFollowTheArrows() {
        return INSIDE_CORE.entrySet().stream()
                .map(arrow -> DynamicTest.dynamicTest(arrow.getKey(), () -> {
                    var used = Stream.concat(Stream.of(arrow.getKey()), arrow.getValue().stream());
                    classes()
                            .that(JavaClass.Predicates.resideInAPackage("dev.tiefgang." + arrow.getKey()))
                            .should()
                            .onlyDependOnClassesThat(JavaClass.Predicates.resideInAnyPackage(
                                            used.map("dev.tiefgang."::concat).toArray(String[]::new))
                                    .or(JavaClass.Predicates.resideInAnyPackage("java..", "org.jspecify.annotations")))
                            .check(ALL);
                }));
    }

    @Test
    void onlySimdUsesTheVectorApi() {
        noClasses()
                .that(DescribedPredicate.not(areIn(Set.of("simd"))))
                .should()
                .dependOnClassesThat(JavaClass.Predicates.resideInAPackage("jdk.incubator.vector.."))
                .check(ALL);
    }

    /// ONNX Runtime bears witness in tests; nothing that is shipped needs it.
    @Test
    void nothingUsesOnnxRuntime() {
        noClasses()
                .should()
                .dependOnClassesThat(JavaClass.Predicates.resideInAPackage("ai.onnxruntime.."))
                .check(ALL);
    }

    /// Rules and schedules know of graphs, not of the networks and data sets that they are used on.
    @Test
    void optimizersKnowNothingOfTraining() {
        noClasses()
                .that(JavaClass.Predicates.resideInAPackage("dev.tiefgang.optim"))
                .should()
                .dependOnClassesThat(JavaClass.Predicates.resideInAnyPackage(
                        "dev.tiefgang.nn..", "dev.tiefgang.runtime..", "dev.tiefgang.train.."))
                .check(ALL);
    }

    /// NullAway looks only at packages that say so.
    @Test
    void everyPackageIsNullMarked() {
        var packages = ALL.stream().map(JavaClass::getPackage).distinct();
        assertThat(packages)
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.isAnnotatedWith(NullMarked.class))
                        .as("@NullMarked in package-info.java of %s", each.getName())
                        .isTrue());
    }

    /// The modules that the main code of a module depends on.
    private static Set<String> dependencies(String module) throws IOException {
        var pom = TEST_SCOPE
                .matcher(Files.readString(Path.of("..", module, "pom.xml")))
                .replaceAll("");
        return ARTIFACT.matcher(pom)
                .results()
                .map(match -> match.group(1))
                .filter(name -> !name.equals("parent") && !name.equals(module))
                .collect(Collectors.toSet());
    }

    private static DescribedPredicate<JavaClass> areIn(Set<String> modules) {
        return DescribedPredicate.describe("are in " + modules, type -> modules.contains(moduleOf(type)));
    }

    /// The module that a class was compiled in, or an empty text for classes that are not ours.
    private static String moduleOf(JavaClass type) {
        return type.getBaseComponentType()
                .getSource()
                .flatMap(source ->
                        LOCATION.matcher(source.getUri().toString()).results().findFirst())
                .map(ArchitectureTest::firstGroup)
                .orElse("");
    }

    private static String firstGroup(MatchResult match) {
        return match.group(1) != null ? match.group(1) : match.group(2);
    }
}
