import { Popover } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { FactDefinition } from '#domain/fact.ts';
import { useText } from '#renderer/i18n/index.ts';
import { HistoryList } from './history-list.tsx';

/** Opens who changed a fact, when, and from what to what. */
export function HistoryButton({ fact }: { readonly fact: FactDefinition }): ReactNode {
  const { t, text } = useText();
  const [isOpen, setIsOpen] = useState(false);
  const button = (
    <button
      type="button"
      className="tool"
      data-tool="history"
      aria-expanded={isOpen}
      onClick={() => setIsOpen(!isOpen)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setIsOpen(false);
      }}
    >
      {t('visitItem.history')}
    </button>
  );
  if (!isOpen) return button;
  return (
    <Popover
      open
      trigger="click"
      placement="bottomRight"
      title={text(fact.label)}
      content={<HistoryList fact={fact.id} />}
      onOpenChange={setIsOpen}
    >
      {button}
    </Popover>
  );
}
