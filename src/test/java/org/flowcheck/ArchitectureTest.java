package org.flowcheck;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The import table: every package of flowcheck, the packages it may import, and the third parties it may call. */
class ArchitectureTest {

    private static final String ROOT = "org.flowcheck";

    /** Third parties by prefix; the JDK is open to all, except the packages in {@link #FORBIDDEN}. */
    private static final Map<String, String> LIBRARIES = Map.of(
            "hipparchus", "org.hipparchus.",
            "hipparchus-ode", "org.hipparchus.ode.",
            "hipparchus-stat", "org.hipparchus.stat.",
            "symja", "org.matheclipse.",
            "yaml", "org.snakeyaml.",
            "janino", "org.codehaus.",
            "picocli", "picocli.");

    /** Packages of the JDK that need a display, fonts or native libraries which headless machines lack. */
    private static final Set<String> FORBIDDEN = Set.of("java.awt.", "javax.swing.", "javax.imageio.");

    private record Row(Set<String> imports, Set<String> libraries) {
        static Row of(String imports, String libraries) {
            return new Row(words(imports), words(libraries));
        }

        private static Set<String> words(String list) {
            return list.isBlank() ? Set.of() : Set.of(list.trim().split("\\s+"));
        }
    }

    /** Package to what it may import besides itself and {@code diagnostic}. */
    private static final Map<String, Row> TABLE = table();

    private static Map<String, Row> table() {
        Map<String, Row> table = new TreeMap<>();
        table.put("diagnostic", Row.of("", ""));
        table.put("theory.expression", Row.of("", ""));
        table.put("theory.syntax", Row.of("theory.expression", "yaml"));
        table.put("theory.model", Row.of("theory.expression", ""));
        table.put("theory.language", Row.of("theory.syntax theory.expression theory.model", ""));
        table.put("theory.calculus", Row.of("theory.expression theory.model theory.calculus.rewriting "
                + "theory.calculus.polynomial theory.calculus.valuation "
                + "theory.calculus.symja", ""));
        table.put("theory.calculus.balance", Row.of("theory.expression theory.model theory.calculus "
                + "theory.calculus.polynomial", ""));
        table.put("theory.calculus.rewriting", Row.of("theory.expression", ""));
        table.put("theory.calculus.polynomial", Row.of("theory.expression", ""));
        table.put("theory.calculus.valuation", Row.of("theory.expression theory.model", ""));
        table.put("theory.calculus.symja", Row.of("theory.expression", "symja hipparchus"));
        table.put("simulation.ode", Row.of("", "hipparchus hipparchus-ode"));
        table.put("simulation.kernel", Row.of("", "hipparchus"));
        table.put("simulation.data", Row.of("theory.model simulation.kernel", "yaml"));
        table.put("simulation.compiler", Row.of(
                "theory.expression theory.model simulation.ode simulation.kernel simulation.data simulation.network",
                "janino"));
        table.put("simulation.network", Row.of("simulation.ode simulation.kernel simulation.data", "hipparchus"));
        table.put("simulation.enclosure", Row.of("theory.expression theory.model simulation.ode", "hipparchus"));
        table.put("evidence.statistics", Row.of("", "hipparchus hipparchus-stat"));
        table.put("evidence.spectrum", Row.of("", "hipparchus"));
        table.put("evidence.claim", Row.of("theory.expression theory.model evidence.statistics", ""));
        table.put("evidence.language", Row.of(
                "theory.syntax theory.expression theory.model theory.language evidence.claim", ""));
        table.put("evidence.store", Row.of("", ""));
        table.put("evidence.plot", Row.of("evidence.store", ""));
        table.put("evidence.experiment", Row.of("theory.expression theory.syntax theory.model theory.language "
                + "theory.calculus theory.calculus.balance "
                + "simulation.ode simulation.kernel simulation.data simulation.compiler "
                + "simulation.network simulation.enclosure evidence.statistics evidence.spectrum evidence.claim "
                + "evidence.language evidence.store evidence.plot", ""));
        table.put("evidence.report", Row.of(
                "theory.expression theory.model evidence.claim evidence.statistics evidence.store evidence.plot", ""));
        table.put("evidence.report.page", Row.of("theory.expression theory.model evidence.claim evidence.statistics "
                + "evidence.store evidence.plot evidence.report", ""));
        table.put("cli", Row.of("evidence.experiment evidence.claim evidence.store evidence.plot evidence.report "
                + "evidence.report.page", "picocli"));
        return table;
    }

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void everyPackageHasARowAndImportsOnlyWhatItsRowAllows() {
        Set<String> violations = new TreeSet<>();
        for (JavaClass origin : CLASSES) {
            String from = shortName(origin.getPackageName());
            Row row = TABLE.get(from);
            if (row == null) {
                violations.add("package without a row: " + from);
                continue;
            }
            for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
                checkTarget(from, row, dependency.getTargetClass()).ifPresent(
                        problem -> violations.add(origin.getName() + " " + problem));
            }
        }
        assertTrue(violations.isEmpty(), String.join("\n", violations));
    }

    @Test
    void theTableHasNoCircle() {
        Set<String> open = new TreeSet<>(TABLE.keySet());
        boolean removed = true;
        while (removed) {
            removed = open.removeIf(name -> TABLE.get(name).imports().stream().noneMatch(open::contains));
        }
        assertTrue(open.isEmpty(), "packages that import each other in a circle: " + open);
    }

    private static java.util.Optional<String> checkTarget(String from, Row row, JavaClass target) {
        String name = target.getBaseComponentType().getName();
        if (name.startsWith(ROOT + ".")) {
            String to = shortName(target.getBaseComponentType().getPackageName());
            boolean allowed = to.equals(from) || to.equals("diagnostic") || row.imports().contains(to);
            return allowed ? java.util.Optional.empty() : java.util.Optional.of("must not import " + to);
        }
        if (FORBIDDEN.stream().anyMatch(name::startsWith)) {
            return java.util.Optional.of("must not need the desktop: " + name);
        }
        if (name.startsWith("java.") || name.startsWith("javax.") || !name.contains(".")) {
            return java.util.Optional.empty();
        }
        List<String> owners = LIBRARIES.entrySet().stream()
                .filter(entry -> name.startsWith(entry.getValue()))
                .sorted(Comparator.comparing(entry -> -entry.getValue().length()))
                .map(Map.Entry::getKey)
                .toList();
        if (!owners.isEmpty() && row.libraries().contains(owners.get(0))) {
            return java.util.Optional.empty();
        }
        return java.util.Optional.of("must not call " + name);
    }

    private static String shortName(String packageName) {
        return packageName.equals(ROOT) ? "(root)" : packageName.substring(ROOT.length() + 1);
    }
}
