// @ts-check

/**
 * One step of the stack's way up or down.
 *
 * @typedef {object} Progress
 * @property {import('./programs.mjs').ProgramName} program
 * @property {'found' | 'building' | 'built' | 'starting' | 'ready' | 'failed' | 'stopped'} phase
 * @property {string} text the step as a line for a person
 */

/** @typedef {(progress: Progress) => void} OnProgress */

export {};
