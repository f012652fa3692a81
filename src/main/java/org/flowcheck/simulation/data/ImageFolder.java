package org.flowcheck.simulation.data;

import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.DiagnosticException;
import org.flowcheck.diagnostic.Span;
import org.flowcheck.theory.model.Draw;
import org.flowcheck.theory.model.ImageSet;

/**
 * The data sets of images that a user has in a folder, or none. Which files there are is looked up once for each data
 * set; their bytes are read when first asked for and kept while there is memory for them, so that many seeds read a
 * file once. Safe to share between threads.
 */
public final class ImageFolder {

    private final Path folder;
    private final String origin;
    private final Map<ImageSet, List<Path>> files = new EnumMap<>(ImageSet.class);
    private final Map<ImageSet, SoftReference<ImageRecords>> read = new EnumMap<>(ImageSet.class);

    /**
     * What a model draws.
     *
     * @param draw the name of the draw
     * @param place where its sizes are stated
     * @param recorded what is drawn, of which data set
     * @param shape the extents, as many as the draw has indices
     */
    public record Wanted(String draw, Optional<Span> place, Draw.Recorded recorded, int... shape) {

        /** Refuses another number of extents. */
        public Wanted {
            if (shape.length != recorded.indices()) {
                throw new IllegalArgumentException(shape.length + " extents for " + recorded);
            }
        }

        /** {@code 28 x 28}, or {@code 32 x 32 x 3} with colours; empty for labels. */
        private String image() {
            return Arrays.stream(shape, 1, shape.length).mapToObj(Integer::toString)
                    .collect(Collectors.joining(" x "));
        }
    }

    private ImageFolder(Path folder, String origin) {
        this.folder = folder;
        this.origin = origin;
    }

    /** No folder, where nobody looks for one. */
    public static ImageFolder none() {
        return none("no files were looked for");
    }

    /** No folder: every draw is of its law. */
    public static ImageFolder none(String why) {
        return new ImageFolder(null, why);
    }

    /**
     * A folder. It is looked at when a data set is first asked for.
     *
     * @param folder the folder
     * @param origin what names it: an option or a variable
     */
    public static ImageFolder of(Path folder, String origin) {
        return new ImageFolder(folder, origin);
    }

    /**
     * The files of a data set, none if the folder has none of them.
     *
     * @throws DiagnosticException if the folder does not exist, or has some of the files that belong together
     */
    public synchronized List<Path> files(ImageSet set) {
        if (folder != null && !Files.isDirectory(folder)) {
            throw Diagnostic.of(Code.FILE_NOT_FOUND, origin + " names " + folder + ", which is no folder")
                    .expecting("a folder with files of " + set.title()).exception();
        }
        return files.computeIfAbsent(set, wanted -> folder == null ? List.of() : ImageFiles.in(folder, wanted));
    }

    /** Whether there are files of a data set. */
    public boolean has(ImageSet set) {
        return !files(set).isEmpty();
    }

    /** What the user calls the folder that was looked into, or why none was: not where it is. */
    public String searched() {
        return folder == null ? origin : origin + " names a folder without them";
    }

    /**
     * The numbers of a draw, the last index running fastest: pixels from 0 to 255, or labels from 0 to 9.
     *
     * @param wanted what is drawn, of a data set that {@link #has files}
     * @param seed the seed
     * @throws DiagnosticException if a file is not what its name says, or the shape does not fit its images
     */
    public double[] numbers(Wanted wanted, long seed) {
        Draw.Recorded recorded = wanted.recorded;
        ImageRecords records = records(recorded.set());
        requireFit(wanted, records);
        int[] chosen = RecordSelection.of(seed, recorded.set().word(), wanted.shape[0], records.count());
        if (recorded.part() == Draw.Part.LABELS) {
            double[] labels = new double[chosen.length];
            for (int i = 0; i < chosen.length; i++) {
                labels[i] = records.label(chosen[i]);
            }
            return labels;
        }
        int size = records.rows() * records.columns() * recorded.set().channels();
        double[] pixels = new double[Math.multiplyExact(chosen.length, size)];
        for (int i = 0; i < chosen.length; i++) {
            records.pixels(chosen[i], pixels, i * size);
        }
        return pixels;
    }

    private static void requireFit(Wanted wanted, ImageRecords records) {
        ImageSet set = wanted.recorded.set();
        if (wanted.shape[0] > records.count()) {
            throw new Diagnostic(Code.IMAGE_SIZE, wanted.place, "the draw '" + wanted.draw + "' is of "
                    + wanted.shape[0] + " records of " + set.title() + ", and its files have " + records.count(),
                    "at most " + records.count(), "", "").exception();
        }
        String size = records.rows() + " x " + records.columns() + (set.channels() == 1 ? "" : " x " + set.channels());
        if (wanted.recorded.part() == Draw.Part.IMAGES && !wanted.image().equals(size)) {
            throw new Diagnostic(Code.IMAGE_SIZE, wanted.place, "the draw '" + wanted.draw + "' is of images of "
                    + wanted.image() + ", and those of " + set.title() + " have another size", size, "", "")
                    .exception();
        }
    }

    private synchronized ImageRecords records(ImageSet set) {
        SoftReference<ImageRecords> kept = read.get(set);
        ImageRecords known = kept == null ? null : kept.get();
        if (known == null) {
            known = load(set);
            read.put(set, new SoftReference<>(known));
        }
        return known;
    }

    private ImageRecords load(ImageSet set) {
        List<Path> found = files(set);
        if (found.isEmpty()) {
            throw new IllegalStateException("no files of " + set);
        }
        if (set.channels() > 1) {
            return new ImageRecords.Colour(found.stream().map(CifarFile::read).toList());
        }
        IdxFile images = IdxFile.images(found.get(0));
        IdxFile labels = IdxFile.labels(found.get(1));
        if (images.count() != labels.count()) {
            throw UnpackedFile.broken(found.get(1), "it has " + labels.count() + " labels, and "
                            + found.get(0).getFileName() + " has " + images.count() + " images")
                    .expecting("as many labels as images: files of one publication").exception();
        }
        return new ImageRecords.Grey(images, labels);
    }
}
