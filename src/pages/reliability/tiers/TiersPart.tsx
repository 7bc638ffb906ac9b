import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Combobox, Input, RadioButtonGroup, useStyles2 } from '@grafana/ui';
import React, { useId } from 'react';

import { decideTier, entryMatches, UNKNOWN_TIER } from '../../../analysis/slo/tiers';
import { TEST_IDS } from '../../../testIds';
import { AS_TEXT } from '../../../ui/interpolation';
import { type Member } from '../load/counts';
import { type Definitions, type PlacedEntry } from '../load/definitions';
import { partStyles } from '../styles';
import { tierLabel } from '../texts';
import { answerText } from './answer';
import { labelsOfList, valuesOf } from './lists';

interface Props {
  definitions: Definitions;
  /** Their labels are offered. */
  members: readonly Member[];
  list: string | undefined;
  labels: Readonly<Record<string, string>>;
  onList: (list: string) => void;
  onLabel: (label: string, value: string) => void;
}

/** Who is woken for what, and why: the lists of tiers, and a question to them. */
export function TiersPart({ definitions, members, list: asked, labels, onList, onLabel }: Props) {
  const part = useStyles2(partStyles);
  const styles = useStyles2(getStyles);
  const lists = [...new Set([...definitions.tiers.keys(), ...usedLists(definitions)])];
  const list = lists.find((name) => name === asked) ?? lists.find((name) => name === 'models') ?? lists[0];
  if (list === undefined) {
    return null;
  }
  const entries = definitions.tiers.get(list) ?? [];
  const names = labelsOfList(definitions, list);
  const values = Object.fromEntries(names.map((name) => [name, labels[name] ?? '']));
  const complete = names.length > 0 && names.every((name) => values[name] !== '');
  const decision = complete ? decideTier(entries, values) : undefined;
  return (
    <section
      className={styles.part}
      aria-label={t('reliability.tiers.title', 'Tiers: who is woken')}
      data-testid={TEST_IDS.reliability.tiers}
    >
      <h2 className={part.heading}>{t('reliability.tiers.title', 'Tiers: who is woken')}</h2>
      <div className={styles.question}>
        {lists.length > 1 && (
          <RadioButtonGroup
            aria-label={t('reliability.tiers.list', 'List')}
            size="sm"
            options={lists.map((name) => ({ label: name, value: name }))}
            value={list}
            onChange={onList}
          />
        )}
        <strong>{t('reliability.tiers.question', 'Would this page me?')}</strong>
        {names.map((name) => (
          <LabelField
            key={`${list} ${name}`}
            name={name}
            value={values[name] ?? ''}
            offered={valuesOf(members, name)}
            onChange={(value) => onLabel(name, value)}
          />
        ))}
      </div>
      <p role="status" className={styles.answer} data-testid={TEST_IDS.reliability.answer}>
        {decision === undefined
          ? t('reliability.tiers.ask', 'Type what is called: the first entry that matches decides.')
          : answerText(definitions, list, decision)}
      </p>
      <div className={part.scroll}>
        <table className={part.table} aria-label={t('reliability.tiers.entries', 'Entries of the list')}>
          <thead>
            <tr>
              {names.map((name, index) => (
                <th key={name} scope="col" className={index === 0 ? undefined : 'text'}>
                  {name}
                </th>
              ))}
              <th scope="col" className="text">
                {t('reliability.details.tier', 'Tier')}
              </th>
              <th scope="col" className="text">
                {t('reliability.tiers.place', 'Stands in')}
              </th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <tr
                key={entry.line}
                className={cx(decision !== undefined && decision.entry === entry && styles.decides)}
                aria-current={decision !== undefined && decision.entry === entry ? true : undefined}
              >
                {names.map((name) => (
                  <td key={name} className="text">
                    <code className={mismatch(entry, name, values[name] ?? '') ? styles.not : undefined}>
                      {entry.matchers[name] ?? anything()}
                    </code>
                  </td>
                ))}
                <td className="text">{tierLabel(entry.tier)}</td>
                <td className="text">
                  {t('reliability.place', '{{file}}, line {{line}}', {
                    file: entry.file,
                    line: entry.line,
                    interpolation: AS_TEXT,
                  })}
                </td>
              </tr>
            ))}
            <tr className={cx(decision?.tier !== undefined && decision.entry === undefined && styles.decides)}>
              <td colSpan={Math.max(1, names.length)} className="text">
                {t('reliability.tiers.rest', 'all others')}
              </td>
              <td className="text">{tierLabel(UNKNOWN_TIER)}</td>
              <td className="text" />
            </tr>
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** A label's value: one that is called, or any that is typed. */
function LabelField({
  name,
  value,
  offered,
  onChange,
}: {
  name: string;
  value: string;
  offered: readonly string[];
  onChange: (value: string) => void;
}) {
  const styles = useStyles2(getStyles);
  const labelId = useId();
  return (
    <span className={styles.field}>
      <span id={labelId}>{name}</span>
      {offered.length === 0 ? (
        <Input
          aria-labelledby={labelId}
          width={28}
          value={value}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
        />
      ) : (
        <Combobox
          aria-labelledby={labelId}
          options={offered.map((text) => ({ value: text }))}
          value={value === '' ? null : value}
          onChange={(picked) => onChange(picked?.value ?? '')}
          createCustomValue
          isClearable
          width={28}
        />
      )}
    </span>
  );
}

function usedLists({ objectives }: Definitions): string[] {
  return objectives.flatMap(({ details }) => (details?.list === undefined ? [] : [details.list]));
}

function mismatch({ matchers }: PlacedEntry, name: string, value: string): boolean {
  const pattern = matchers[name];
  return (
    value !== '' &&
    pattern !== undefined &&
    entryMatches({ matchers: { [name]: pattern } }, { [name]: value }) === false
  );
}

function anything(): string {
  return t('reliability.tiers.anything', 'anything');
}

const getStyles = (theme: GrafanaTheme2) => ({
  part: css({ display: 'grid', gap: theme.spacing(1), minWidth: 0 }),
  question: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1, 2) }),
  field: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(0.75) }),
  answer: css({ margin: 0 }),
  decides: css({ '& > td': { background: theme.colors.action.selected } }),
  not: css({ textDecoration: 'line-through', color: theme.colors.text.secondary }),
});
