// Dates are printed in the viewer's time zone: tests fix it.
process.env.TZ = 'UTC';

const { grafanaESModules, nodeModulesToTransform } = require('./.config/jest/utils');
const scaffolded = require('./.config/jest.config');

const [swc] = Object.values(scaffolded.transform);

module.exports = {
  ...scaffolded,
  testMatch: [...scaffolded.testMatch, '<rootDir>/tests/architecture/**/*.test.ts', '<rootDir>/cli/**/*.test.ts'],
  // d3-interpolate and d3-color ship .mjs only, which the scaffolded pattern leaves untransformed.
  transform: { '^.+\\.m?[tj]sx?$': swc },
  transformIgnorePatterns: [
    nodeModulesToTransform([...grafanaESModules, 'd3.*', '@react-hookz/.*', '@ver0/.*', '@tanstack/.*', 'pbf']),
  ],
  setupFiles: ['<rootDir>/tests/jest/browser-globals.js'],
};
