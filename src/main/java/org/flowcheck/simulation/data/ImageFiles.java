package org.flowcheck.simulation.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.theory.model.ImageSet;

/** Finds the files of data sets by their official names, packed or not. */
final class ImageFiles {

    /** The folder that the official archive of CIFAR-10 unpacks to. */
    private static final String CIFAR_FOLDER = "cifar-10-batches-bin";
    private static final String PACKED = ".gz";
    private static final Pattern TRAINING = Pattern.compile("(data_batch_[0-9]+)([._-].*)?\\.bin(\\.gz)?");
    private static final Pattern TEST = Pattern.compile("(test_batch)([._-].*)?\\.bin(\\.gz)?");

    private ImageFiles() {
    }

    /**
     * The files of a data set in a folder, none if it has none: of MNIST the images and then the labels, of CIFAR-10
     * all batches in the order of their names.
     *
     * @throws org.flowcheck.diagnostic.DiagnosticException if images or labels are missing beside the others, two files
     *     are of one batch, or the folder cannot be read
     */
    static List<Path> in(Path folder, ImageSet set) {
        return switch (set) {
            case MNIST -> pair(folder, "train", set);
            case MNIST_TEST -> pair(folder, "t10k", set);
            case CIFAR_10 -> batches(folder, TRAINING);
            case CIFAR_10_TEST -> batches(folder, TEST);
        };
    }

    private static List<Path> pair(Path folder, String part, ImageSet set) {
        String[] names = {part + "-images-idx3-ubyte", part + "-labels-idx1-ubyte"};
        Optional<Path> images = either(folder, names[0]);
        Optional<Path> labels = either(folder, names[1]);
        if (images.isEmpty() && labels.isEmpty()) {
            return List.of();
        }
        if (images.isEmpty() || labels.isEmpty()) {
            throw Diagnostic.of(Code.FILE_NOT_FOUND, folder + " has "
                            + images.or(() -> labels).orElseThrow().getFileName() + " and no " + names[images.isEmpty() ? 0 : 1])
                    .expecting("both files of " + set.title() + ", packed (" + PACKED + ") or not").exception();
        }
        return List.of(images.get(), labels.get());
    }

    /** The file without the ending of a packed one, else the packed one. */
    private static Optional<Path> either(Path folder, String name) {
        return Stream.of(folder.resolve(name), folder.resolve(name + PACKED)).filter(Files::isRegularFile).findFirst();
    }

    private static List<Path> batches(Path folder, Pattern pattern) {
        List<Path> here = listed(folder, pattern);
        Path below = folder.resolve(CIFAR_FOLDER);
        return here.isEmpty() && Files.isDirectory(below) ? listed(below, pattern) : here;
    }

    private static List<Path> listed(Path folder, Pattern pattern) {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> pattern.matcher(file.getFileName().toString()).matches())
                    .filter(Files::isRegularFile).sorted().toList();
        } catch (IOException unreadable) {
            throw Diagnostic.of(Code.FILE_NOT_FOUND, "cannot read the folder " + folder)
                    .finding(String.valueOf(unreadable.getMessage())).exception();
        }
        Map<String, Path> byBatch = new LinkedHashMap<>();
        for (Path file : files) {
            Matcher name = pattern.matcher(file.getFileName().toString());
            name.matches();
            Path before = byBatch.putIfAbsent(name.group(1), file);
            // The packed form of the very file before it is passed over; any other would give records twice.
            if (before != null && !(before.getFileName() + PACKED).equals(file.getFileName().toString())) {
                throw Diagnostic.of(Code.IMAGE_FILE_BROKEN, folder + " has two files of " + name.group(1) + ": "
                        + before.getFileName() + " and " + file.getFileName()).expecting("one of them").exception();
            }
        }
        return List.copyOf(byBatch.values());
    }
}
