package dev.kaam;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethod;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** Who may use whom, and the habits that a machine can check. Each rule says its reason. */
@AnalyzeClasses(packages = "dev.kaam", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    /** A package and the packages of ours that it may use. What is not here may use nothing of ours. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            entry("web", Set.of("todo", "change", "background", "flow", "lab", "learn")),
            entry("store", Set.of("todo", "change", "background", "flow")),
            entry("job", Set.of("todo", "change", "background")),
            entry("learn", Set.of("lab")),
            entry("change", Set.of("todo")),
            entry("background", Set.of("flow")),
            entry("trace", Set.of("flow")),
            entry(
                    "terminal",
                    Set.of("flow", "lab", "learn")), // it asks the questions of learn, and prints their answers
            entry("lab", Set.of("flow")),
            entry("todo", Set.of()),
            entry("flow", Set.of()));

    /** Who makes threads, and why. */
    private static final Map<String, String> MAKE_THREADS = Map.ofEntries(
            entry("dev.kaam.web.Execution", "requests, as the strategy says"),
            entry("dev.kaam.web.Execution$VirtualThreads", "the same"),
            entry("dev.kaam.web.Execution$Pool", "the same"),
            entry("dev.kaam.web.Streams", "answers that go on, which no strategy may hold up"),
            entry("dev.kaam.web.Together", "parts of one handler's work at the same time, under any strategy"),
            entry("dev.kaam.web.LabRuns", "an experiment that a page asked for, which goes on after the answer"),
            entry("dev.kaam.store.Lane", "the database's own"),
            entry("dev.kaam.background.EphemeralTasks", "tasks after the response"),
            entry("dev.kaam.background.Dispatcher", "durable tasks"),
            entry("dev.kaam.background.DurableTasks", "the same"),
            entry("dev.kaam.flow.LoopHeartbeat", "what watches the event loops must run when nothing else does"),
            entry("dev.kaam.terminal.Feed", "what watches a server from outside reads it"),
            entry("dev.kaam.lab.TimedWork", "looks how much all processors do together"),
            entry("dev.kaam.lab.Servers", "starts servers together"),
            entry("dev.kaam.lab.experiments.WaitInSynchronized", "its question is about threads themselves"),
            entry("dev.kaam.lab.load.Crowd", "clients that wait"),
            entry("dev.kaam.lab.load.Clients", "one that asks once, and ends when it is told to"),
            entry("dev.kaam.lab.load.Pulse", "looks how late clients run"),
            entry("dev.kaam.lab.load.Meanwhile", "what goes on beside a load"));

    @ArchTest
    static void the_rules_have_something_to_hold(JavaClasses all) {
        assertThat(all).as("classes of the program").hasSizeGreaterThan(50);
        assertThat(all.stream().map(JavaClass::getPackageName).distinct())
                .contains("dev.kaam.todo", "dev.kaam.change", "dev.kaam.background", "dev.kaam.store", "dev.kaam.web");
    }

    @ArchTest
    static void a_package_uses_only_what_it_may(JavaClasses all) {
        MAY_USE.forEach((name, used) -> {
            String[] allowed = Stream.concat(Stream.of(name), used.stream())
                    .map(ArchitectureTest::inside)
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(inside(name))
                    .should()
                    .dependOnClassesThat(resideInAPackage("dev.kaam..").and(not(resideInAnyPackage(allowed))))
                    .because("the design lets " + name + " use only " + used)
                    .allowEmptyShould(true)
                    .check(all);
        });
    }

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("dev.kaam.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule SQL_STAYS_IN_THE_STORE = noClasses()
            .that()
            .resideOutsideOfPackage("dev.kaam.store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..", "org.postgresql..", "org.flywaydb..")
            .because("what a row looks like is the store's own business");

    @ArchTest
    static final ArchRule VERTX_STAYS_IN_WEB_AND_LAB = noClasses()
            .that()
            .resideOutsideOfPackages("dev.kaam.web..", "dev.kaam.lab..", "dev.kaam")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx..", "io.netty..")
            .because("the words, the store and the tasks are plain code that any server could run");

    @ArchTest
    static final ArchRule OPENTELEMETRY_STAYS_IN_TRACE = noClasses()
            .that()
            .resideOutsideOfPackage("dev.kaam.trace..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.opentelemetry..")
            .because("who does not ask for spans must not load what sends them, and requests know nothing of it");

    @ArchTest
    static final ArchRule THE_WORDS_ARE_PLAIN_JAVA = classes()
            .that()
            .resideInAnyPackage("dev.kaam.todo..", "dev.kaam.flow..")
            .should()
            .onlyDependOnClassesThat(
                    resideInAnyPackage("java..", "dev.kaam.todo..", "dev.kaam.flow..", "org.jspecify.."))
            .because("everything else stands on them");

    @ArchTest
    static final ArchRule THE_TERMINAL_IS_A_CLIENT = classes()
            .that()
            .resideInAPackage("dev.kaam.terminal..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "java..",
                    "dev.kaam.terminal..",
                    "dev.kaam.flow..",
                    "dev.kaam.lab..",
                    "dev.kaam.learn..",
                    "com.fasterxml.jackson..",
                    "org.jline..",
                    "org.jspecify.."))
            .because("it knows a server by HTTP alone, which may be another Kaam than its own");

    @ArchTest
    static final ArchRule TERMINALS_STAY_IN_THE_TERMINAL = noClasses()
            .that()
            .resideOutsideOfPackages("dev.kaam.terminal..", "dev.kaam")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.jline..")
            .because("a server has no screen");

    @ArchTest
    static final ArchRule DIRECT_STYLE = noMethods()
            .that()
            .areDeclaredInClassesThat(resideInAnyPackage(
                    "dev.kaam.todo..", "dev.kaam.change..", "dev.kaam.background..", "dev.kaam.store.."))
            .should()
            .haveRawReturnType(JavaClass.Predicates.assignableTo(CompletionStage.class)
                    .or(JavaClass.Predicates.assignableTo(java.util.concurrent.Future.class))
                    .or(JavaClass.Predicates.assignableTo(Future.class)))
            .because("a method returns the thing, not a promise of it");

    @ArchTest
    static final ArchRule TIME_IS_AN_ARGUMENT = noClasses()
            .that()
            .resideOutsideOfPackage("dev.kaam")
            .should(callMethod(System.class, "currentTimeMillis")
                    .or(callMethod(System.class, "nanoTime"))
                    .or(callMethod(Instant.class, "now"))
                    .or(callMethod(Clock.class, "systemUTC"))
                    .or(callMethod(Thread.class, "sleep", long.class))
                    .or(callMethod(Thread.class, "sleep", java.time.Duration.class)))
            .because("only the program reads the clock or sleeps: a test turns time by hand");

    @ArchTest
    static final ArchRule THREADS_ARE_MADE_IN_FEW_PLACES = classes()
            .that()
            .resideOutsideOfPackage("dev.kaam")
            .and()
            .haveNameNotMatching(
                    String.join("|", MAKE_THREADS.keySet()).replace(".", "\\.").replace("$", "\\$"))
            .should(makeNoThreads())
            .because("who looks for the threads finds them all: " + MAKE_THREADS);

    @ArchTest
    static final ArchRule NAMES_SAY_SOMETHING = noClasses()
            .should()
            .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)(\\$.*)?|.*\\.(Base|Abstract)[A-Z].*")
            .because("such a name fits anything");

    @ArchTest
    static void each_package_is_null_marked(JavaClasses all) {
        assertThat(all.stream().map(JavaClass::getPackage).distinct())
                .allSatisfy(one -> assertThat(one.isAnnotatedWith(NullMarked.class))
                        .as(one.getName())
                        .isTrue());
    }

    @ArchTest
    static final ArchRule NO_RETURNED_NULL_COLLECTIONS = methods()
            .that()
            .haveRawReturnType(java.util.List.class)
            .should()
            .notBeAnnotatedWith(org.jspecify.annotations.Nullable.class)
            .because("nothing is an empty list");

    private static String inside(String name) {
        return "dev.kaam." + name + "..";
    }

    private static ArchCondition<JavaClass> makeNoThreads() {
        return new ArchCondition<>("make no threads or executors") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                item.getAccessesFromSelf().stream()
                        .filter(ArchitectureTest::makesThread)
                        .forEach(access -> events.add(SimpleConditionEvent.violated(item, access.getDescription())));
            }
        };
    }

    private static boolean makesThread(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        boolean thread = owner.isEquivalentTo(Thread.class)
                && Set.of("<init>", "ofPlatform", "ofVirtual", "startVirtualThread")
                        .contains(access.getName());
        boolean pool = owner.isEquivalentTo(java.util.concurrent.Executors.class)
                || (owner.isAssignableTo(java.util.concurrent.ExecutorService.class)
                        && access.getName().equals("<init>"));
        return thread || pool;
    }
}
