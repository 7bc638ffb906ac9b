import { t, Trans } from '@grafana/i18n';
import { Alert, Button, LoadingPlaceholder } from '@grafana/ui';
import React, { Component, Suspense, useEffect, type ReactNode } from 'react';

import { TEST_IDS } from '../testIds';
import { forgetReload, isChunkError, mayReloadOnce } from './staleChunk';

interface Props {
  children: ReactNode;
  /** Loads the page anew; tests pass their own. */
  reload?: () => void;
  storage?: Storage;
}

interface State {
  error?: unknown;
  reloading: boolean;
}

/**
 * Around everything that loads lazily: shows that it loads, and what went wrong if it fails. A chunk that a newer version
 * of the app has replaced is fetched by reloading the page, once; if that did not help, the person decides.
 */
export class AppBoundary extends Component<Props, State> {
  public override state: State = { reloading: false };

  public static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error };
  }

  public override componentDidCatch(error: unknown): void {
    const { reload = reloadPage, storage = window.sessionStorage } = this.props;
    if (isChunkError(error) && mayReloadOnce(storage)) {
      this.setState({ reloading: true });
      reload();
    }
  }

  public override render(): ReactNode {
    const { children, reload = reloadPage, storage = window.sessionStorage } = this.props;
    const { error, reloading } = this.state;
    const loading = <LoadingPlaceholder text={t('app.loading', 'Loading…')} />;
    if (error !== undefined) {
      return reloading ? loading : <Failure error={error} reload={reload} />;
    }
    return (
      <Suspense fallback={loading}>
        {children}
        <Loaded storage={storage} />
      </Suspense>
    );
  }
}

/** Mounts with its siblings, that is once their chunks are there. */
function Loaded({ storage }: { storage: Storage }) {
  useEffect(() => forgetReload(storage), [storage]);
  return null;
}

function Failure({ error, reload }: { error: unknown; reload: () => void }) {
  const title = isChunkError(error)
    ? t('app.error.chunk', 'A part of the app could not be loaded, and reloading once did not help.')
    : t('app.error.crash', 'This page stopped because of an error in the app.');
  return (
    <Alert severity="error" title={title} data-testid={TEST_IDS.app.failure}>
      <p>{error instanceof Error ? error.message : String(error)}</p>
      <Button onClick={reload} icon="sync">
        <Trans i18nKey="app.error.reload">Reload the page</Trans>
      </Button>
    </Alert>
  );
}

function reloadPage() {
  window.location.reload();
}
