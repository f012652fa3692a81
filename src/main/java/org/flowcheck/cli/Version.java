package org.flowcheck.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version and what runs it, for {@code --version} and for every place that records how a result was made. */
final class Version implements IVersionProvider {

    /** The jar's version with the commit it was built from, {@code 0.1.0+4f2c1a9}; {@code unpackaged} outside a jar. */
    static String ofProgram() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion()).orElse("unpackaged");
    }

    /** The commit that the program was built from, if its version names one. */
    static Optional<String> commit() {
        String version = ofProgram();
        int plus = version.indexOf('+');
        return plus < 0 ? Optional.empty() : Optional.of(version.substring(plus + 1));
    }

    /** The Java run-time environment, {@code 17.0.15+6 (Debian)}. */
    static String ofJava() {
        return Runtime.version() + " (" + System.getProperty("java.vendor") + ")";
    }

    @Override
    public String[] getVersion() {
        return new String[] {"flowcheck " + ofProgram(), "Java " + ofJava()};
    }
}
