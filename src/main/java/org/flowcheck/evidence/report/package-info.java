/**
 * Evidence for readers: one {@link org.flowcheck.evidence.store.Table} as terminal text, Markdown, LaTeX, HTML, CSV and
 * JSON, with the same content in each. Text from model and claim files is escaped for the format it goes into.
 */
package org.flowcheck.evidence.report;
