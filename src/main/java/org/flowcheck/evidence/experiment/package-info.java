/**
 * Puts the phases together, and is the only place that does: finds and reads models, derives their flow, compiles it,
 * runs ensembles over seeds and parameter grids, and judges claims.
 */
package org.flowcheck.evidence.experiment;
