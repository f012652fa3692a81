package org.flowcheck.evidence.report.page;

import java.util.List;

/**
 * A page.
 *
 * @param title its title
 * @param head what stands below the title
 * @param sections the sections, which the line below the title leads to
 */
record Page(String title, List<Block> head, List<Block.Section> sections) {

    /** Copies the lists. */
    Page {
        head = List.copyOf(head);
        sections = List.copyOf(sections);
    }
}
