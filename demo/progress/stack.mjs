// @ts-check
import { programs } from '../../stack/native/programs.mjs';
import { recordTiming } from './timings.mjs';

/** @typedef {import('./display.mjs').Display} Display */
/** @typedef {import('./display.mjs').Work} Work */
/** @typedef {import('../../stack/native/programs.mjs').ProgramName} ProgramName */

/**
 * Shows what the stack's programs do: a build as work that goes on, the rest as lines.
 *
 * @param {Display} display
 * @returns {import('../../stack/native/progress.mjs').OnProgress}
 */
export function showStackProgress(display) {
  /** @type {Map<ProgramName, { work: Work, started: number }>} */
  const builds = new Map();
  return ({ program, phase, text }) => {
    const build = builds.get(program);
    const news = text.replace(`${program}: `, '');
    switch (phase) {
      case 'building':
        // Reminders of a build that goes on come in the same phase: the display has its own.
        if (!build) {
          const { version, buildMinutes } = programs[program];
          const work = display.begin(program, `building ${version} with Go, once`, buildMinutes * 60_000);
          builds.set(program, { work, started: Date.now() });
        }
        return;
      case 'built':
        build?.work.end(news);
        void recordTiming(program, Date.now() - (build?.started ?? Date.now()));
        return;
      case 'failed':
        build?.work.end('failed');
        display.say(news);
        return;
      case 'ready':
      case 'stopped':
        display.say(`${program.padEnd(14)} ${news}`);
        return;
      default:
    }
  };
}
