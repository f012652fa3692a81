/**
 * What a run leaves behind: tables as data, exact number text, JSON, CSV and NPZ files, and run folders with a
 * manifest.
 *
 * <p>Everything here is plain data and bytes; nothing knows a solver or a claim. The same values give the same bytes on
 * every supported JDK: numbers are printed by {@link org.flowcheck.evidence.store.NumberText}, line ends are always a
 * line feed, and archives carry a fixed time.
 */
package org.flowcheck.evidence.store;
