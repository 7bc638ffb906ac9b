import type { IncomingMessage } from 'node:http';

import { HttpError } from './http.ts';

const ROLES = ['Viewer', 'Editor', 'Admin'] as const;
export type Role = (typeof ROLES)[number];

/** Who asks, and in which colours. */
export interface Visitor {
  role: Role;
  theme: 'dark' | 'light';
}

/** The values that a page address (`?role=Viewer`, `?theme=light`) or the cookie `host_<name>` may choose. */
const CHOICES: Record<string, readonly string[]> = { role: ROLES, theme: ['dark', 'light'] };

/** What an address or the cookies choose; other names and values are left alone. */
export function chosen(find: (name: string) => string | null): Array<[name: string, value: string]> {
  const asked = Object.keys(CHOICES).map((name): [string, string] => [name, find(name) ?? '']);
  return asked.filter(([name, value]) => CHOICES[name]?.includes(value));
}

export function visitorOf({ headers: { cookie = '' } }: IncomingMessage, role: Role): Visitor {
  const cookies = new URLSearchParams(cookie.replaceAll('; ', '&'));
  return { role, theme: 'dark', ...Object.fromEntries(chosen((name) => cookies.get(`host_${name}`))) };
}

/** Refuses a visitor of a lower role, in the words of Grafana's access control. */
export function requireRole({ role }: Visitor, needed: Role, permission: string): void {
  if (ROLES.indexOf(role) < ROLES.indexOf(needed)) {
    const refusal = "You'll need additional permissions to perform this action.";
    throw new HttpError(403, `${refusal} Permissions needed: ${permission}`);
  }
}
