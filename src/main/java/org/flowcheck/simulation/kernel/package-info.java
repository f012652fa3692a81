/** Numbers without symbols: reproducible random draws, the normal quantile, and special functions for fast code. */
package org.flowcheck.simulation.kernel;
