package org.flowcheck.theory.language;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.flowcheck.theory.expression.FunctionTable;
import org.flowcheck.theory.expression.Reference;

/** The words of the formula language that are not in the table of functions, and the words it will never have. */
final class Vocabulary {

    /** The time. */
    static final String TIME = Reference.TIME;

    static final String IF = "If";
    static final String KRONECKER_DELTA = "KroneckerDelta";
    static final String INITIAL = "Initial";
    static final String DT = "Dt";
    static final String NEXT = "Next";
    static final String EXPECTATION = "Expectation";
    static final String NORM = "Norm";
    static final String FROBENIUS_NORM = "FrobeniusNorm";
    static final String MAX_NORM = "MaxNorm";
    static final String TOTAL = "Total";
    static final String DOT = "Dot";
    static final String TRANSPOSE = "Transpose";
    static final List<String> REDUCTIONS = List.of("Sum", "Product", "Maximum", "Minimum");

    private static final Set<String> HEADS = Set.of("Sum", "Product", "Maximum", "Minimum", IF, KRONECKER_DELTA,
            INITIAL, DT,
            NEXT, EXPECTATION, NORM, FROBENIUS_NORM, MAX_NORM, TOTAL, DOT, TRANSPOSE);

    private static final Set<String> WORDS = Set.of(TIME, "Infinity", "Indeterminate", "ComplexInfinity",
            "True", "False",
            "NormalDistribution", "UniformDistribution");

    /** Functions of Wolfram's language that reach files, processes, the network or code. */
    private static final Set<String> FORBIDDEN = Set.of(
            "Run", "RunProcess", "StartProcess", "KillProcess", "RunThrough", "Get", "Put", "PutAppend",
            "Import", "Export", "ImportString", "ExportString", "ToExpression", "ToString", "Evaluate", "Hold",
            "ReleaseHold", "Install", "Uninstall", "Needs", "Read", "ReadList", "ReadString", "ReadLine", "Write",
            "WriteString", "WriteLine", "OpenRead", "OpenWrite", "OpenAppend", "Close", "BinaryRead", "BinaryWrite",
            "File", "FileNames", "CopyFile", "DeleteFile", "RenameFile", "CreateFile", "CreateDirectory",
            "DeleteDirectory", "SetDirectory", "Directory", "URL", "URLRead",
            "URLExecute", "URLFetch", "URLDownload", "HTTPRequest", "SystemOpen", "Environment", "SetEnvironment",
            "CloudGet", "CloudPut", "CloudEvaluate", "LibraryFunctionLoad", "LibraryLoad", "ForeignFunctionLoad",
            "JavaNew", "LoadJavaClass", "JavaObject", "Compile", "Function", "Block", "Module", "With", "Set",
            "SetDelayed", "Unset", "Clear", "ClearAll", "Remove", "Do", "While", "For", "Nest", "Table", "Map",
            "Apply", "Print", "Exit", "Quit", "Abort", "Pause", "Dialog", "Input", "InputString", "Symbol", "Names",
            "Share", "SessionTime");

    private Vocabulary() {
    }

    /** Whether a word has a meaning of its own before a bracket: Sum, If, Norm and their like. */
    static boolean isHead(String word) {
        return HEADS.contains(word);
    }

    /** Whether a word may never stand in a formula. */
    static boolean isForbidden(String word) {
        return FORBIDDEN.contains(word);
    }

    /**
     * Whether a name is the language's own. The constants E and Pi are not: a model's name comes first.
     */
    static boolean isReserved(String word) {
        return HEADS.contains(word) || WORDS.contains(word) || FORBIDDEN.contains(word)
                || FunctionTable.find(word).filter(function -> function.arity() != 0).isPresent();
    }

    /** All that may stand before a bracket besides arrays. */
    static Collection<String> callable() {
        Set<String> names = new TreeSet<>(HEADS);
        FunctionTable.names().stream()
                .filter(name -> FunctionTable.find(name).orElseThrow().arity() != 0).forEach(names::add);
        return names;
    }
}
