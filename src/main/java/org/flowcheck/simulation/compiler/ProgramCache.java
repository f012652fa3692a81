package org.flowcheck.simulation.compiler;

import java.io.IOException;
import java.io.StringReader;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.codehaus.commons.compiler.CompileException;
import org.codehaus.janino.ClassLoaderIClassLoader;
import org.codehaus.janino.Parser;
import org.codehaus.janino.Scanner;
import org.codehaus.janino.UnitCompiler;
import org.codehaus.janino.util.ClassFile;

/**
 * The classes of the programs of this process, by text: a thousand draws, and most changes of sizes and parameters,
 * share one class. Classes are hidden ones, so that a class nobody uses any more can be unloaded.
 */
final class ProgramCache {

    /** Classes kept; the one not used for longest goes first. */
    private static final int CAPACITY = 256;
    /** The JDK whose class format is written. */
    private static final int TARGET_VERSION = 17;

    private static final Map<String, Constructor<?>> CLASSES = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Constructor<?>> eldest) {
            return size() > CAPACITY;
        }
    };

    private ProgramCache() {
    }

    /** The class of a text. */
    static synchronized Constructor<?> constructor(String text) {
        return CLASSES.computeIfAbsent(text, ProgramCache::compile);
    }

    private static Constructor<?> compile(String text) {
        try {
            Class<?> hidden = MethodHandles.lookup().defineHiddenClass(classFile(text), true).lookupClass();
            return hidden.getDeclaredConstructor(GeneratedProgram.Memory.class);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("generated class", e);
        }
    }

    /** The class file of a text. */
    static byte[] classFile(String text) {
        try {
            Scanner scanner = new Scanner(null, new StringReader(text));
            List<ClassFile> files = new ArrayList<>();
            UnitCompiler unit = new UnitCompiler(new Parser(scanner).parseAbstractCompilationUnit(),
                    new ClassLoaderIClassLoader(ProgramCache.class.getClassLoader()));
            // Janino's own default is too old a class format for hidden classes.
            unit.setTargetVersion(TARGET_VERSION);
            unit.compileUnit(false, false, false, files);
            return files.get(0).toByteArray();
        } catch (CompileException | IOException e) {
            throw new IllegalStateException("generated code does not compile:\n" + text, e);
        }
    }
}
