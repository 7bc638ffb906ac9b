import type { RedactionRow } from './redaction-row';
import { A_HINTS, DASHED_HINTS, HOOK_HINTS, UNDERSCORE_HINTS } from './shared-hints';

const GITLAB = 'gl(?:pat|rt|ptt|dt|cbt|ft|soat|agent|oas|imt|ffct)-';
const DOPPLER = 'dp\\.(?:st|pt|ct|sa|scim|audit)\\.';
const SIGNATURE = 'sig(?:nature)?=[a-z0-9%/+_-]{30}';

/** A key that its vendor gave a fixed beginning: the beginning is the hint, unless several share one or its first letter is a frequent one. */
function vendorKey(start: string, rest: string, reason: string, hints: readonly string[] = [start]): RedactionRow {
  return { category: 'API_KEY', pattern: `${start}${rest}`, hints, reason };
}

/** A key that only what stands before it tells; that is kept. */
function keyAfter(before: string, key: string, reason: string, hints: readonly string[]): RedactionRow {
  return { category: 'API_KEY', pattern: `(${before})${key}`, hints, reason };
}

export const VENDOR_KEYS: readonly RedactionRow[] = [
  vendorKey('sk-ant-', '[A-Za-z0-9_-]{16,}', 'Anthropic', DASHED_HINTS),
  vendorKey('sk-proj-', '[A-Za-z0-9_-]{16,}', 'OpenAI, keys of a project', DASHED_HINTS),
  vendorKey('sk-svcacct-', '[A-Za-z0-9_-]{16,}', 'OpenAI, keys of a service account', DASHED_HINTS),
  vendorKey('sk-or-', '[A-Za-z0-9_-]{20,}', 'OpenRouter', DASHED_HINTS),
  vendorKey('sk-lf-', '[A-Za-z0-9-]{20,}', 'Langfuse', DASHED_HINTS),
  {
    category: 'API_KEY',
    pattern: 'sk-[A-Za-z0-9]{20,}\\b',
    hints: DASHED_HINTS,
    reason: 'OpenAI, DeepSeek and those that copy their keys’ form.',
  },
  vendorKey('AIza', '[0-9A-Za-z_-]{35}', 'Google', A_HINTS),
  vendorKey('ya29\\.', '[0-9A-Za-z_-]{20,}', 'Google, OAuth'),
  vendorKey('GOCSPX-', '[0-9A-Za-z_-]{20,}', 'Google, secrets of OAuth clients', DASHED_HINTS),
  vendorKey('gsk_', '[A-Za-z0-9]{40,}', 'Groq', UNDERSCORE_HINTS),
  vendorKey('xai-', '[A-Za-z0-9]{40,}', 'xAI', DASHED_HINTS),
  vendorKey('pplx-', '[A-Za-z0-9]{32,}', 'Perplexity', DASHED_HINTS),
  vendorKey('hf_', '[A-Za-z0-9]{30,}', 'Hugging Face', UNDERSCORE_HINTS),
  vendorKey('r8_', '[A-Za-z0-9]{30,}', 'Replicate', UNDERSCORE_HINTS),
  vendorKey('tvly-', '[A-Za-z0-9-]{20,}', 'Tavily', DASHED_HINTS),
  vendorKey('lsv2_', '[a-z]{2}_[A-Za-z0-9]{20,}_[A-Za-z0-9]{8,}', 'LangSmith', UNDERSCORE_HINTS),
  vendorKey('AKIA', '[0-9A-Z]{16}\\b', 'Amazon, access key ids', A_HINTS),
  vendorKey('ASIA', '[0-9A-Z]{16}\\b', 'Amazon, temporary access key ids', A_HINTS),
  vendorKey('ghp_', '[A-Za-z0-9]{36}', 'GitHub, personal', UNDERSCORE_HINTS),
  vendorKey('gho_', '[A-Za-z0-9]{36}', 'GitHub, OAuth', UNDERSCORE_HINTS),
  vendorKey('ghu_', '[A-Za-z0-9]{36}', 'GitHub, user of an app', UNDERSCORE_HINTS),
  vendorKey('ghs_', '[A-Za-z0-9]{36}', 'GitHub, installation of an app', UNDERSCORE_HINTS),
  vendorKey('ghr_', '[A-Za-z0-9]{36}', 'GitHub, refresh tokens', UNDERSCORE_HINTS),
  vendorKey('github_pat_', '[A-Za-z0-9_]{22,}', 'GitHub, fine-grained', UNDERSCORE_HINTS),
  vendorKey(GITLAB, '[A-Za-z0-9_.-]{20,}', 'GitLab: people, runners, deployments, agents', DASHED_HINTS),
  vendorKey('xox', '[abeoprs][.-][A-Za-z0-9.-]{20,}', 'Slack', DASHED_HINTS),
  vendorKey('xapp-', '[A-Za-z0-9-]{20,}', 'Slack, apps', DASHED_HINTS),
  keyAfter(
    'hooks\\.slack\\.com/(?:services|workflows)/',
    '[A-Za-z0-9_/-]{20,}',
    'Slack, incoming webhooks: the address is the secret.',
    HOOK_HINTS
  ),
  keyAfter(
    'discord(?:app)?\\.com/api/webhooks/',
    '[0-9]{10,}/[A-Za-z0-9_-]{20,}',
    'Discord, webhooks: the same.',
    HOOK_HINTS
  ),
  keyAfter(
    'webhook\\.office\\.com/[a-z0-9]+/',
    '[A-Za-z0-9@/_-]{20,}',
    'Microsoft Teams, webhooks: the same.',
    HOOK_HINTS
  ),
  {
    category: 'API_KEY',
    pattern: '\\b[MNO][A-Za-z0-9_-]{22,28}\\.[A-Za-z0-9_-]{6}\\.[A-Za-z0-9_-]{27,}',
    hints: ['M', 'N', 'O'].map((first) => `${first}[A-Za-z0-9_-]{22,28}\\.`),
    reason: 'Discord, bots',
  },
  vendorKey('npm_', '[A-Za-z0-9]{36}', 'npm', UNDERSCORE_HINTS),
  vendorKey('pypi-', '[A-Za-z0-9_-]{50,}', 'PyPI', DASHED_HINTS),
  vendorKey('dckr_pat_', '[A-Za-z0-9_-]{20,}', 'Docker Hub', UNDERSCORE_HINTS),
  vendorKey('dop_v1_', '[a-f0-9]{64}', 'DigitalOcean', UNDERSCORE_HINTS),
  vendorKey('shpat_', '[a-fA-F0-9]{32}', 'Shopify', UNDERSCORE_HINTS),
  vendorKey('[sr]k_live_', '[A-Za-z0-9]{16,}', 'Stripe', UNDERSCORE_HINTS),
  vendorKey('[sr]k_test_', '[A-Za-z0-9]{16,}', 'Stripe, test mode', UNDERSCORE_HINTS),
  vendorKey('whsec_', '[A-Za-z0-9+/=]{20,}', 'Stripe and Svix, webhooks', UNDERSCORE_HINTS),
  vendorKey('SG\\.', '[A-Za-z0-9_-]{16,}\\.[A-Za-z0-9_-]{16,}', 'SendGrid'),
  vendorKey('glsa_', '[A-Za-z0-9]{32}_[A-Fa-f0-9]{8}', 'Grafana, service accounts', UNDERSCORE_HINTS),
  vendorKey('glc_', '[A-Za-z0-9+/=]{32,}', 'Grafana Cloud', UNDERSCORE_HINTS),
  vendorKey('hvs\\.', '[A-Za-z0-9_-]{20,}', 'HashiCorp Vault'),
  vendorKey('dapi', '[a-f0-9]{32}', 'Databricks', ['pi[a-f0-9]{32}']),
  vendorKey('NRAK-', '[A-Z0-9]{27}', 'New Relic', DASHED_HINTS),
  vendorKey('ATATT3', '[A-Za-z0-9_=-]{50,}', 'Atlassian', A_HINTS),
  vendorKey('lin_api_', '[A-Za-z0-9]{32,}', 'Linear', UNDERSCORE_HINTS),
  vendorKey('ntn_', '[A-Za-z0-9]{40,}', 'Notion', UNDERSCORE_HINTS),
  vendorKey('sntrys_', '[A-Za-z0-9=+/]{16}[A-Za-z0-9_=+/-]{24,}', 'Sentry', UNDERSCORE_HINTS),
  vendorKey('PMAK-', '[A-Fa-f0-9]{24}-[A-Fa-f0-9]{34}', 'Postman', DASHED_HINTS),
  keyAfter('(?:\\b|bot)\\d{8,10}:', 'AA[A-Za-z0-9_-]{32,}', 'Telegram, bots', [':AA[A-Za-z0-9_-]{32}']),
  vendorKey('sk-admin-', '[A-Za-z0-9_-]{16,}', 'OpenAI, administrators', DASHED_HINTS),
  vendorKey('csk-', '[A-Za-z0-9]{32,}', 'Cerebras', DASHED_HINTS),
  vendorKey('AQ\\.Ab', '[A-Za-z0-9_-]{30,}', 'Google, keys since 2025', A_HINTS),
  vendorKey('LTAI', '[A-Za-z0-9]{12,24}\\b', 'Alibaba Cloud', A_HINTS),
  vendorKey('ABSK', '[A-Za-z0-9+/]{80,}={0,2}', 'Amazon Bedrock', A_HINTS),
  vendorKey('ATBB', '[A-Za-z0-9]{24,}', 'Bitbucket', A_HINTS),
  vendorKey('nvapi-', '[A-Za-z0-9_-]{40,}', 'NVIDIA', DASHED_HINTS),
  vendorKey('\\bfw_', '[A-Za-z0-9]{20,}\\b', 'Fireworks', UNDERSCORE_HINTS),
  vendorKey('pcsk_', '[A-Za-z0-9]{4,}_[A-Za-z0-9]{40,}', 'Pinecone', UNDERSCORE_HINTS),
  vendorKey('jina_', '[A-Za-z0-9]{40,}', 'Jina', UNDERSCORE_HINTS),
  vendorKey('fc-', '[a-f0-9]{32}\\b', 'Firecrawl', DASHED_HINTS),
  vendorKey('pa-', '[A-Za-z0-9_-]{43}\\b', 'Voyage', DASHED_HINTS),
  vendorKey('crsr_', '[a-f0-9]{64}', 'Cursor', UNDERSCORE_HINTS),
  vendorKey('e2b_', '[a-f0-9]{40}', 'E2B', UNDERSCORE_HINTS),
  vendorKey('sgp_', '(?:[a-z0-9]{5,16}_)?[a-f0-9]{40}', 'Sourcegraph', UNDERSCORE_HINTS),
  vendorKey('tgp_v1_', '[A-Za-z0-9_-]{40,}', 'Together', UNDERSCORE_HINTS),
  vendorKey('\\bsk_', '[a-f0-9]{48}\\b', 'ElevenLabs', UNDERSCORE_HINTS),
  vendorKey('nfp_', '[A-Za-z0-9]{36,}', 'Netlify', UNDERSCORE_HINTS),
  vendorKey('sbp_', '(?:oauth_|v0_)?[a-f0-9]{40}', 'Supabase', UNDERSCORE_HINTS),
  vendorKey('sb_secret_', '[A-Za-z0-9_-]{20,}', 'Supabase, servers', UNDERSCORE_HINTS),
  vendorKey('pscale_(?:tkn|pw|oauth)_', '[A-Za-z0-9_=.-]{32,}', 'PlanetScale', UNDERSCORE_HINTS),
  vendorKey('\\bre_', '[A-Za-z0-9]{8}_[A-Za-z0-9]{20,}', 'Resend', UNDERSCORE_HINTS),
  vendorKey('sq[uap]_', '[a-f0-9]{40}', 'SonarQube', UNDERSCORE_HINTS),
  vendorKey('sntryu_', '[a-f0-9]{64}', 'Sentry, people', UNDERSCORE_HINTS),
  vendorKey('rubygems_', '[a-f0-9]{48}', 'RubyGems', UNDERSCORE_HINTS),
  vendorKey('figd_', '[A-Za-z0-9_-]{36,}', 'Figma', ['figd_']),
  vendorKey('cio', '[A-Za-z0-9]{32}\\b', 'crates.io', ['cio[A-Za-z0-9]{32}']),
  vendorKey('SK', '[a-f0-9]{32}\\b', 'Twilio', ['SK[a-f0-9]{32}']),
  vendorKey('\\b[a-f0-9]{32}-us', '[0-9]{1,2}\\b', 'Mailchimp', ['-us[0-9]']),
  vendorKey('pat-(?:na|eu|ap)[0-9]-', '[a-f0-9-]{36}', 'HubSpot', DASHED_HINTS),
  vendorKey('pat', '[A-Za-z0-9]{14}\\.[a-f0-9]{64}', 'Airtable', ['pat[A-Za-z0-9]{14}']),
  vendorKey(DOPPLER, '[A-Za-z0-9._-]{40,}', 'Doppler'),
  vendorKey('\\.atlasv1\\.', '[A-Za-z0-9_-]{60,}', 'HCP Terraform'),
  vendorKey('tskey-', '[a-z]+-[A-Za-z0-9-]{20,}', 'Tailscale', DASHED_HINTS),
  vendorKey('\\b[A-Za-z0-9_~.-]{3}[0-9]Q~', '[A-Za-z0-9_~.-]{31,34}', 'Microsoft Entra, secrets of clients', [
    'Q~[A-Za-z0-9_~.-]{31}',
  ]),
  {
    category: 'API_KEY',
    pattern: `(?i)([?&](?:x-(?:amz|goog)-)?sig(?:nature)?=)[a-z0-9%/+_-]{30,}`,
    hints: [`(?i)${SIGNATURE}`],
    reason: 'Signed addresses of Amazon, Azure and Google open what they point to.',
  },
];
