import { Button } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Dialog } from '#renderer/components/dialog.tsx';
import { useText } from '#renderer/i18n/index.ts';
import type { MessageKey } from '#renderer/i18n/messages.ts';
import './first-start.css';

type Step = { readonly title: MessageKey; readonly text: MessageKey };

const steps: readonly [Step, ...Step[]] = [
  { title: 'firstStart.step1Title', text: 'firstStart.step1Text' },
  { title: 'firstStart.step2Title', text: 'firstStart.step2Text' },
  { title: 'firstStart.step3Title', text: 'firstStart.step3Text' },
  { title: 'firstStart.step4Title', text: 'firstStart.step4Text' },
  { title: 'firstStart.step5Title', text: 'firstStart.step5Text' },
];

/** What the program does, in five short steps. Esc ends it at any of them. */
export function TourDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t } = useText();
  const [index, setIndex] = useState(0);
  const next = useRef<HTMLButtonElement>(null);
  // Enter walks through all of it.
  useEffect(() => next.current?.focus(), []);
  const step = steps[index] ?? steps[0];
  const isLast = index === steps.length - 1;
  return (
    <Dialog title={t('firstStart.tourTitle', { step: index + 1, steps: steps.length })} width={560} onClose={onClose}>
      <div className="tour-step" aria-live="polite">
        <h2>{t(step.title)}</h2>
        <p>{t(step.text)}</p>
      </div>
      <div className="tour-buttons">
        <Button disabled={index === 0} onClick={() => setIndex(index - 1)}>
          {t('firstStart.tourBack')}
        </Button>
        <Button ref={next} type="primary" onClick={() => (isLast ? onClose() : setIndex(index + 1))}>
          {t(isLast ? 'firstStart.tourEnd' : 'firstStart.tourNext')}
        </Button>
      </div>
    </Dialog>
  );
}
