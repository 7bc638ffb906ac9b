import { editTest } from './edit-test';
import { failingTool } from './failing-tool';
import { long } from './long';
import { loop } from './loop';
import { oscillation } from './oscillation';
import { paging } from './paging';
import { editTested, editUntested } from './parting';
import { plain } from './plain';
import { polling } from './polling';
import { rateLimit } from './rate-limit';
import type { Scenario } from './scenario';
import { serverError } from './server-error';
import { subAgent } from './sub-agent';

/** Every scenario by its name, in the order in which `all` runs them. */
export const SCENARIOS: ReadonlyMap<string, Scenario> = new Map(
  [
    plain,
    loop,
    oscillation,
    failingTool,
    rateLimit,
    serverError,
    subAgent,
    editTest,
    editTested,
    editUntested,
    paging,
    polling,
    long,
  ].map((scenario) => [scenario.name, scenario])
);
