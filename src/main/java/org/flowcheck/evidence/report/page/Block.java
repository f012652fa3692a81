package org.flowcheck.evidence.report.page;

import java.util.List;

/** A part of a page that starts on a line of its own. */
sealed interface Block {

    /** One paragraph. */
    record Paragraph(List<Inline> line) implements Block {
        /** Copies the line. */
        public Paragraph {
            line = List.copyOf(line);
        }
    }

    /** Lines, each with a mark in front. */
    record Bullets(List<List<Inline>> lines) implements Block {
        /** Copies the lines. */
        public Bullets {
            lines = lines.stream().map(List::copyOf).toList();
        }
    }

    /**
     * Terms with what they mean.
     *
     * @param facts the facts, those without a meaning left out
     */
    record Facts(List<Fact> facts) implements Block {
        /** Copies the facts. */
        public Facts {
            facts = facts.stream().filter(fact -> !fact.line().isEmpty()).toList();
        }
    }

    /**
     * One fact.
     *
     * @param term a word or two
     * @param line what is the case; empty if nothing is known
     */
    record Fact(String term, List<Inline> line) {
        /** Copies the line. */
        public Fact {
            line = List.copyOf(line);
        }

        /** A fact in words; none where they are empty. */
        static Fact of(String term, String text) {
            return new Fact(term, text.isEmpty() ? List.of() : Inline.words(text));
        }
    }

    /**
     * A table. On narrow screens each row is shown as a list of its entries.
     *
     * @param headings one for each column
     * @param rows entries, as many as headings
     */
    record Grid(List<String> headings, List<List<List<Inline>>> rows) implements Block {
        /** Copies the lists; refuses rows of another width. */
        public Grid {
            headings = List.copyOf(headings);
            rows = rows.stream().map(List::copyOf).toList();
            for (List<List<Inline>> row : rows) {
                if (row.size() != headings.size()) {
                    throw new IllegalArgumentException(row.size() + " entries under " + headings.size() + " headings");
                }
            }
        }
    }

    /** Lines as they stand in a file or on a screen. */
    record Listing(String text) implements Block {
    }

    /**
     * Blocks that a reader may open; what is inside is told elsewhere too.
     *
     * @param title what is inside
     * @param blocks the blocks
     */
    record Folded(String title, List<Block> blocks) implements Block {
        /** Copies the blocks. */
        public Folded {
            blocks = List.copyOf(blocks);
        }
    }

    /** Two columns side by side; one below the other on narrow screens. */
    record Pair(Column left, Column right) implements Block {
    }

    /**
     * A column of a pair.
     *
     * @param title its title
     * @param blocks what stands in it
     */
    record Column(String title, List<Block> blocks) {
        /** Copies the blocks. */
        public Column {
            blocks = List.copyOf(blocks);
        }
    }

    /** A figure. */
    record Picture(ReportFigure figure) implements Block {
    }

    /**
     * Blocks under a heading that links lead to.
     *
     * @param id a stable anchor: letters, digits, hyphens, points and underscores
     * @param heading the heading
     * @param together whether a page of paper should not end within
     * @param blocks what stands in it
     */
    record Section(String id, List<Inline> heading, boolean together, List<Block> blocks) implements Block {
        /** Copies the lists; refuses an id that would need escaping. */
        public Section {
            heading = List.copyOf(heading);
            blocks = List.copyOf(blocks);
            if (!Anchors.isAnchor(id)) {
                throw new IllegalArgumentException("not an anchor: " + id);
            }
        }
    }
}
