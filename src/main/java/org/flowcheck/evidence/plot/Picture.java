package org.flowcheck.evidence.plot;

/** What can be written as files by {@link PlotFiles}, without how it is drawn. */
public sealed interface Picture permits Figure, HeatMap {

    /** A line above the picture; empty for papers, where the caption says it. */
    Label title();
}
