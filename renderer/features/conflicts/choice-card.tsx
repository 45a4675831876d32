import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { request } from '#renderer/api.ts';
import { useIndustryNames, useRegionNames } from '#renderer/components/code-names.ts';
import { WhereWritable } from '#renderer/components/read-only.tsx';
import { VerdictBadge } from '#renderer/components/verdict-badge.tsx';
import { formatMoment } from '#renderer/features/visit/model/moment.ts';
import { useText } from '#renderer/i18n/index.ts';
import { queryKeys } from '#renderer/query.ts';
import { toContentText } from './content-text.ts';
import type { Choice, Conflict, Content } from './types.ts';

export type ChoiceCardProps = {
  readonly conflict: Conflict;
  readonly index: number;
  readonly isSelected: boolean;
  readonly onSelect: () => void;
  readonly onAdopt: () => void;
};

/** One content: who wrote it, when and where, and the verdicts of the rules concerned if it holds. */
export function ChoiceCard({ conflict, index, isSelected, onSelect, onAdopt }: ChoiceCardProps): ReactNode {
  const tools = useText();
  const { t } = tools;
  const name = useCodeName(conflict);
  const choice = conflict.choices[index];
  if (choice === undefined) return null;
  const content = name(choice.content) ?? toContentText(tools, conflict, choice.content);
  const { author, at, device } = choice;
  return (
    <div className="conflict-choice" data-selected={isSelected ? '' : undefined}>
      <label>
        <input type="radio" name="conflict-choice" checked={isSelected} onChange={onSelect} />
        <kbd>{index + 1}</kbd> <strong className="conflict-content">{content}</strong>
        {index === 0 && <span className="soft"> {t('conflicts.shown')}</span>}
      </label>
      <p className="soft">
        {t('conflicts.byline', {
          author: author === '' ? t('conflicts.nobody') : author,
          at: formatMoment(at),
          device,
        })}
      </p>
      <Verdicts verdicts={choice.verdicts} isRecord={conflict.table === 'records'} />
      <WhereWritable>
        <p className="conflict-adopt">
          <Button
            type={isSelected ? 'primary' : 'default'}
            aria-label={t('conflicts.adoptOf', { n: index + 1, content })}
            onClick={onAdopt}
          >
            {t('conflicts.adopt')}
          </Button>
          {isSelected && <kbd>Enter</kbd>}
        </p>
      </WhereWritable>
    </div>
  );
}

/** What a region or an industry is called, with its code; undefined for any other field, and until the names are read. */
function useCodeName({ table, field }: Conflict): (content: Content) => string | undefined {
  const { language } = useText();
  const regions = useRegionNames(language);
  const industries = useIndustryNames(language);
  const names = table === 'enterprises' ? { region_code: regions, industry_code: industries }[field] : undefined;
  return (content) => {
    const code = content.kind === 'text' ? content.text : null;
    const found = code === null ? undefined : names?.find(code);
    return found && `${found.label} ${found.code}`;
  };
}

type VerdictsProps = { readonly verdicts: Choice['verdicts']; readonly isRecord: boolean };

function Verdicts({ verdicts, isRecord }: VerdictsProps): ReactNode {
  const { t, text } = useText();
  const pack = useQuery({ queryKey: queryKeys.pack, queryFn: () => request('getPack') });
  if (verdicts.length === 0) return isRecord ? <p className="soft">{t('conflicts.noVerdicts')}</p> : null;
  const toTitle = (rule: string): string => {
    const known = pack.data?.rules.find(({ id }) => id === rule);
    return known === undefined ? rule : text(known.title);
  };
  return (
    <>
      <p className="soft">{t('conflicts.verdicts')}</p>
      <ul className="conflict-verdicts">
        {verdicts.map(({ rule, verdict, modality, severity, reason, depends }) => (
          <li key={rule} data-depends={depends ? '' : undefined}>
            <VerdictBadge verdict={verdict} modality={modality} severity={severity} /> {toTitle(rule)}
            {depends && <strong> {t('conflicts.depends')}</strong>}
            <span className="soft">{reason}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
