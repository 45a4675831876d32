import type { ReactNode } from 'react';
import { useText } from '#renderer/i18n/index.ts';
import type { KeyGroup } from './key-groups.ts';
import './help.css';

/** Keys that belong together, and what they do. */
export function KeyTable({ group }: { readonly group: KeyGroup }): ReactNode {
  const { t } = useText();
  return (
    <section className="key-group">
      <h2>{t(group.label)}</h2>
      <dl>
        {group.entries.map(({ keys, label }) => (
          <div key={label}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(label)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
