import type { Page } from '@playwright/test';

/** Query parameters of a page; several values repeat the name. */
export type Query = Record<string, string | number | readonly string[]>;

/** Goes to a page of the app. */
export async function openApp(page: Page, path: string, query: Query): Promise<void> {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const single of typeof value === 'object' ? value : [value]) {
      search.append(name, String(single));
    }
  }
  await page.goto(`${path}?${search}`);
}
