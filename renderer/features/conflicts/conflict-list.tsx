import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { isComposing } from '#renderer/components/composition.ts';
import { useText } from '#renderer/i18n/index.ts';
import { toFieldName } from './field-name.ts';
import type { ConflictLine, Place } from './types.ts';
import { toPlace, toPlaceId } from './types.ts';

export type ConflictListProps = {
  readonly lines: readonly ConflictLine[];
  readonly chosen: Place;
  readonly onChoose: (place: Place) => void;
};

/** One stop of the focus; arrows move inside. The keys that decide are listened for beside it. */
export function ConflictList({ lines, chosen, onChoose }: ConflictListProps): ReactNode {
  const { t } = useText();
  const list = useRef<HTMLDivElement>(null);
  const at = lines.findIndex((line) => toPlaceId(line) === toPlaceId(chosen));
  useEffect(() => list.current?.focus({ preventScroll: true }), []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent)) return;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: lines.length - 1 }[event.key];
    const line = to === undefined ? undefined : lines[to];
    if (line === undefined) return;
    event.preventDefault();
    onChoose(toPlace(line));
  };
  return (
    <div
      ref={list}
      className="conflicts-list"
      // ARIA's listbox: one stop of the focus, arrow keys inside, and lines of more than a text.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="listbox"
      tabIndex={0}
      aria-label={t('conflicts.list')}
      aria-activedescendant={at < 0 ? undefined : toPlaceId(chosen)}
      onKeyDown={onKeyDown}
    >
      {lines.map((line, index) => (
        <Line key={toPlaceId(line)} line={line} isChosen={index === at} onChoose={onChoose} />
      ))}
    </div>
  );
}

type LineProps = {
  readonly line: ConflictLine;
  readonly isChosen: boolean;
  readonly onChoose: ConflictListProps['onChoose'];
};

function Line({ line, isChosen, onChoose }: LineProps): ReactNode {
  const tools = useText();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isChosen) place.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  const { t } = tools;
  const owner = line.date ?? t('conflicts.ofEnterprise');
  const part = line.table === 'records' || line.table === 'enterprises' ? [] : [t(`conflicts.table_${line.table}`)];
  const parts = [owner, ...part, ...(line.title === null ? [] : [line.title])];
  return (
    // The list takes the keys for its lines.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      ref={place}
      id={toPlaceId(line)}
      // An option element holds nothing but text.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="option"
      tabIndex={-1}
      aria-selected={isChosen}
      className="conflicts-line"
      onClick={() => onChoose(toPlace(line))}
    >
      <strong>{toFieldName(tools, line)}</strong>
      <span>{line.enterprise}</span>
      <span className="soft">{parts.join(' · ')}</span>
    </div>
  );
}
