/**
 * Figures for papers: {@link org.flowcheck.evidence.plot.Figure} is what is to be shown, the layout turns it into a
 * scene of strokes, fills and text, and writers turn the scene into SVG, PDF and PNG. Beside them stand the data as CSV
 * and the source for PGFPlots.
 *
 * <p>No system font, display or {@code java.desktop} class is used: text is drawn by outlines that come with flowcheck,
 * and the PNG is rasterised here. The same figure gives the same SVG and the same pixels on every JDK.
 */
package org.flowcheck.evidence.plot;
