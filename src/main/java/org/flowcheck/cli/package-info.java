/**
 * The command line: parse, call, map diagnostics and outcomes to exit codes; no logic of its own.
 *
 * <p>Exit codes: 0; 1 a verdict differs from the expected one; 2 wrong input; 3 the surroundings failed (disk, missing
 * tool); 70 a bug; 130 interrupted.
 */
package org.flowcheck.cli;
