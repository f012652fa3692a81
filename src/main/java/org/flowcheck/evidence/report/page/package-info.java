/**
 * The report of a verification. What it tells is put together once, as a page of sections, tables and formulas, and
 * printed as one self-contained HTML file and as Markdown. Everything in a page is text; only the printers know markup,
 * so that no title of a model or claim can bring its own.
 */
package org.flowcheck.evidence.report.page;
