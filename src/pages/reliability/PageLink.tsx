import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { Link } from 'react-router-dom';

/** A link within Grafana. Its own text link decodes the address once too often: a label with `&` in it would be cut. */
export function PageLink({ href, children }: { href: string; children: string }) {
  const styles = useStyles2(getStyles);
  return (
    <Link to={href} className={styles.link}>
      {children}
    </Link>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  // Underlined, as links stand beside other text.
  link: css({ color: theme.colors.text.link, textDecoration: 'underline' }),
});
