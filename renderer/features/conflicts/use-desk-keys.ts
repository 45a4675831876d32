import { useEffect, useEffectEvent } from 'react';
import { isComposing } from '#renderer/components/composition.ts';

export type DeskKeys = {
  /** How many contents there are. */
  readonly count: number;
  readonly select: (index: number) => void;
  readonly adopt: () => void;
};

/** 1, 2… select a content, Enter adopts it, wherever the focus is; buttons and fields keep their own keys. */
export function useDeskKeys({ count, select, adopt }: DeskKeys): void {
  const onKey = useEffectEvent((event: KeyboardEvent): void => {
    if (event.defaultPrevented || isComposing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target instanceof Element ? event.target : undefined;
    const isWithin = (selector: string): boolean => target !== undefined && target.closest(selector) !== null;
    if (isWithin('input:not([type="radio"]), textarea, [role="dialog"], .conflict-other')) return;
    const index = /^[1-9]$/.test(event.key) ? Number(event.key) - 1 : count;
    if (index < count) select(index);
    else if (event.key === 'Enter' && !isWithin('button, a')) adopt();
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
