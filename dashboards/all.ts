import { type Dashboard } from './description';
import { LLM_CALLS } from './dashboards/llm-calls';
import { PIPELINE } from './dashboards/pipeline';
import { SLOS } from './dashboards/slo';
import { TOOLS } from './dashboards/tools';

export const DASHBOARDS: readonly Dashboard[] = [LLM_CALLS, TOOLS, SLOS, PIPELINE];
