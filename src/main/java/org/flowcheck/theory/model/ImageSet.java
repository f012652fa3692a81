package org.flowcheck.theory.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A data set of labelled images, from which a model can draw records. */
public enum ImageSet {
    /** The training images of MNIST: grey. */
    MNIST("mnist", "MNIST", 1),
    /** The test images of MNIST. */
    MNIST_TEST("mnist-test", "MNIST test", 1),
    /** The training images of CIFAR-10: red, green and blue. */
    CIFAR_10("cifar-10", "CIFAR-10", 3),
    /** The test images of CIFAR-10. */
    CIFAR_10_TEST("cifar-10-test", "CIFAR-10 test", 3);

    private final String word;
    private final String title;
    private final int channels;

    ImageSet(String word, String title, int channels) {
        this.word = word;
        this.title = title;
        this.channels = channels;
    }

    /** The name in model files. */
    public String word() {
        return word;
    }

    /** The name in sentences: {@code MNIST test}. */
    public String title() {
        return title;
    }

    /** Numbers per pixel: 1 for grey, 3 for colours. */
    public int channels() {
        return channels;
    }

    /** All names in model files. */
    public static List<String> words() {
        return Arrays.stream(values()).map(ImageSet::word).toList();
    }

    /** The data set of a name in model files. */
    public static Optional<ImageSet> of(String word) {
        return Arrays.stream(values()).filter(set -> set.word.equals(word)).findFirst();
    }
}
