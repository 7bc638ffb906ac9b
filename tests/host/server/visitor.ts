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
const CHOICES: Record<keyof Visitor, readonly string[]> = { role: ROLES, theme: ['dark', 'light'] };

/** What an address or the cookies choose; other names and values are left alone. */
export function chosen(find: (name: string) => string | null | undefined, prefix = ''): Array<[string, string]> {
  const found = Object.entries(CHOICES).map(([name, values]) => [
    name,
    values.find((value) => value === find(prefix + name)),
  ]);
  return found.filter((choice): choice is [string, string] => choice[1] !== undefined);
}

export function visitorOf({ headers: { cookie = '' } }: IncomingMessage, role: Role): Visitor {
  const cookies = new URLSearchParams(cookie.replaceAll('; ', '&'));
  return { role, theme: 'dark', ...Object.fromEntries(chosen((name) => cookies.get(name), 'host_')) };
}

/** Refuses a visitor of a lower role, in the words of Grafana's access control. */
export function requireRole({ role }: Visitor, needed: Role, permission: string): void {
  if (ROLES.indexOf(role) < ROLES.indexOf(needed)) {
    throw new HttpError(
      403,
      `You'll need additional permissions to perform this action. Permissions needed: ${permission}`
    );
  }
}
