import { remembered } from '../remembered';

/**
 * Providers by the names of OpenTelemetry's `gen_ai.provider.name`. Emitters write old names, SDK class names
 * (`openai.chat`), resellers and even their own framework.
 */
export const PROVIDER_ALIASES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'az.ai.inference': 'azure.ai.inference',
    'az.ai.openai': 'azure.ai.openai',
    azure: 'azure.ai.openai',
    azure_openai: 'azure.ai.openai',
    'azure-openai': 'azure.ai.openai',
    bedrock: 'aws.bedrock',
    aws_bedrock: 'aws.bedrock',
    'amazon-bedrock': 'aws.bedrock',
    amazon_bedrock: 'aws.bedrock',
    claude: 'anthropic',
    gemini: 'gcp.gemini',
    google: 'gcp.gemini',
    'gcp.gen_ai': 'gcp.gemini',
    'google.generative-ai': 'gcp.gemini',
    google_genai: 'gcp.gemini',
    vertex_ai: 'gcp.vertex_ai',
    vertexai: 'gcp.vertex_ai',
    'google.vertex': 'gcp.vertex_ai',
    mistral: 'mistral_ai',
    mistralai: 'mistral_ai',
    xai: 'x_ai',
    watsonx: 'ibm.watsonx.ai',
  })
);

/** Names that say who instrumented, not who answered: the model's name is the better witness. */
export const FRAMEWORK_NAMES: ReadonlySet<string> = new Set([
  'strands-agents',
  'gcp.vertex.agent',
  'langchain',
  'langgraph',
  'litellm',
  'openai-compatible',
  'openailike',
  'crewai',
  'microsoft.agent_framework',
  'llama_index',
  'smolagents',
  'dspy',
  'openrouter',
  'github',
  'custom',
  'unknown',
]);

export const PROVIDERS_BY_MODEL: ReadonlyArray<readonly [RegExp, string]> = [
  // Bedrock's names: who made the model, and where it may run.
  [/^([a-z-]+\.)?(anthropic|amazon|meta|mistral|cohere|ai21|deepseek|openai|qwen|writer)\.[a-z]/, 'aws.bedrock'],
  [/^(gpt|o\d|chatgpt|text-embedding|codex)/, 'openai'],
  [/^claude/, 'anthropic'],
  [/^(gemini|gemma)/, 'gcp.gemini'],
  [/^(mistral|mixtral|codestral|devstral|magistral|ministral|pixtral)/, 'mistral_ai'],
  [/^grok/, 'x_ai'],
  [/^deepseek/, 'deepseek'],
  [/^(command|c4ai)/, 'cohere'],
  [/^sonar/, 'perplexity'],
];

/** The APIs that SDKs append to the provider. */
export const API_SUFFIX = /\.(chat|completion|completions|responses|messages|embedding|generative-ai)$/;

/** Empty where the name says who instrumented, not who answered. */
const standardName = remembered((reported: string): string => {
  const name = reported.trim().toLowerCase();
  if (FRAMEWORK_NAMES.has(name)) {
    return '';
  }
  const provider = name.replace(API_SUFFIX, '');
  return PROVIDER_ALIASES.get(name) ?? PROVIDER_ALIASES.get(provider) ?? provider;
});

/** Empty where the model's name does not tell. */
const providerOfModel = remembered((model: string): string => {
  const name = model.toLowerCase().replace(/^.*\//, '');
  return PROVIDERS_BY_MODEL.find(([pattern]) => pattern.test(name))?.[1] ?? '';
});

/**
 * The provider by its standard name. Dotted SDK names (`openai.chat`, `openai.responses`) lose their last part; names
 * that are not in the table are kept in lower case.
 *
 * @param model used where the reported name is that of a framework or a reseller
 */
export function providerName(reported: string | undefined, model: string | undefined): string | undefined {
  const name = reported === undefined ? '' : standardName(reported);
  if (name !== '') {
    return name;
  }
  return (model && providerOfModel(model)) || reported?.trim().toLowerCase() || undefined;
}
