/** npm run series: how many series the agents' metrics have at the promised size. */
import { LIVE, seriesBudget, SIZE } from './series';

const rows = seriesBudget();
const total = rows.reduce((sum, { series }) => sum + series, 0);
const width = Math.max(...rows.map(({ name }) => name.length));
console.log(
  `At ${SIZE.agents} agents, ${SIZE.sources} sources, ${SIZE.pairs} pairs of model and gateway, ${SIZE.tools} tools:`
);
console.log(
  `(an agent runs in ${LIVE.sourcesOfAgent} sources, with ${LIVE.pairsOfAgent} pairs and ${LIVE.toolsOfAgent} tools; ${LIVE.toolsOfPair} tools are used with a pair)`
);
rows.forEach(({ name, series }) => console.log(`  ${name.padEnd(width)}  ${String(series).padStart(6)}`));
console.log(`  ${'together'.padEnd(width)}  ${String(total).padStart(6)}`);
