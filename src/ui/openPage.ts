import { locationUtil } from '@grafana/data';
import { locationService } from '@grafana/runtime';

/**
 * Goes to a page of Grafana, as a link to it would.
 *
 * @param url as `ui/links` makes them: without the path that Grafana itself is served below
 */
export function openPage(url: string, newTab: boolean): void {
  if (newTab) {
    window.open(locationUtil.assureBaseUrl(url), '_blank', 'noopener');
  } else {
    locationService.push(url);
  }
}
