import { getBackendSrv } from '@grafana/runtime';
import { lastValueFrom } from 'rxjs';
import type { AppSettings } from './settings';

/** The app as Grafana knows it: saving settings must not switch it off. */
export interface InstalledApp {
  id: string;
  enabled?: boolean;
  pinned?: boolean;
}

/**
 * Stores the app's settings in Grafana; pages that are open keep the old ones until they are loaded again.
 *
 * @throws what Grafana's client throws: needs the permission to write plugins
 */
export async function saveSettings({ id, enabled, pinned }: InstalledApp, settings: AppSettings): Promise<void> {
  await lastValueFrom(
    getBackendSrv().fetch({
      url: `/api/plugins/${encodeURIComponent(id)}/settings`,
      method: 'POST',
      data: { enabled: enabled ?? true, pinned: pinned ?? true, jsonData: settings },
      showErrorAlert: false,
      showSuccessAlert: false,
    })
  );
}
