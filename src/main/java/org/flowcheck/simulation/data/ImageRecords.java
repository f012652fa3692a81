package org.flowcheck.simulation.data;

import java.util.List;

/** The images and labels of a data set, in the order of its files. */
interface ImageRecords {

    /** How many records. */
    int count();

    /** Rows of an image. */
    int rows();

    /** Columns of an image. */
    int columns();

    /** Writes the pixels of a record, 0 to 255: rows, within them columns, within them channels. */
    void pixels(int record, double[] target, int offset);

    /** The label of a record. */
    int label(int record);

    /**
     * Grey images with labels of their own file.
     *
     * @param images the images
     * @param labels as many labels
     */
    record Grey(IdxFile images, IdxFile labels) implements ImageRecords {

        @Override
        public int count() {
            return images.count();
        }

        @Override
        public int rows() {
            return images.rows();
        }

        @Override
        public int columns() {
            return images.columns();
        }

        @Override
        public void pixels(int record, double[] target, int offset) {
            int size = rows() * columns();
            for (int i = 0; i < size; i++) {
                target[offset + i] = Byte.toUnsignedInt(images.bytes()[record * size + i]);
            }
        }

        @Override
        public int label(int record) {
            return labels.bytes()[record];
        }
    }

    /**
     * Colour images, planes after each other in the files.
     *
     * @param files one or more
     */
    record Colour(List<CifarFile> files) implements ImageRecords {

        private static final int CHANNELS = 3;

        @Override
        public int count() {
            return files.stream().mapToInt(CifarFile::count).sum();
        }

        @Override
        public int rows() {
            return CifarFile.SIDE;
        }

        @Override
        public int columns() {
            return CifarFile.SIDE;
        }

        @Override
        public void pixels(int record, double[] target, int offset) {
            int plane = rows() * columns();
            Place place = place(record);
            for (int channel = 0; channel < CHANNELS; channel++) {
                int from = place.start + 1 + channel * plane;
                for (int i = 0; i < plane; i++) {
                    target[offset + i * CHANNELS + channel] = Byte.toUnsignedInt(place.bytes[from + i]);
                }
            }
        }

        @Override
        public int label(int record) {
            Place place = place(record);
            return place.bytes[place.start];
        }

        private record Place(byte[] bytes, int start) {
        }

        private Place place(int record) {
            int left = record;
            int file = 0;
            while (left >= files.get(file).count()) {
                left -= files.get(file).count();
                file++;
            }
            return new Place(files.get(file).bytes(), left * CifarFile.RECORD);
        }
    }
}
