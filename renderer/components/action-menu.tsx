import { useEffect, useId, useRef, useState } from 'react';
import type { FocusEvent, KeyboardEvent, ReactNode } from 'react';
import './action-menu.css';

/** `keys`: what does the same from the keyboard. */
export type MenuEntry = { readonly label: string; readonly keys?: string; readonly run: () => void };

export type ActionMenuProps = {
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  /** Of the button. */
  readonly className?: string;
};

/**
 * A button with a menu of what is seldom done. Arrow keys, Home and End move, Enter chooses, Esc and Tab close. The
 * button has the focus again before an entry runs, so that a dialog gives it back there.
 */
export function ActionMenu({ label, entries, className = 'tool' }: ActionMenuProps): ReactNode {
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  const trigger = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => {
    if (isOpen) listItems(list.current)[0]?.focus();
  }, [isOpen]);
  const close = (): void => {
    setIsOpen(false);
    trigger.current?.focus();
  };
  const leave = ({ relatedTarget }: FocusEvent): void => {
    if (place.current?.contains(relatedTarget) !== true) setIsOpen(false);
  };
  const press = (event: KeyboardEvent): void => {
    const target = findTarget(event.key, listItems(list.current));
    if (event.key === 'Escape' && isOpen) close();
    else if (event.key === 'ArrowDown' && !isOpen) setIsOpen(true);
    else if (target !== undefined) target.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div ref={place} className="action-menu">
      <button
        ref={trigger}
        type="button"
        className={className}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setIsOpen(!isOpen)}
        onKeyDown={press}
        onBlur={leave}
      >
        {label} <span aria-hidden="true">▾</span>
      </button>
      {isOpen && (
        <ul ref={list} id={id} role="menu" aria-label={label} onKeyDown={press} onBlur={leave}>
          {entries.map((entry) => (
            <li key={entry.label} role="none">
              <MenuItem
                entry={entry}
                onRun={() => {
                  close();
                  entry.run();
                }}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

type ItemProps = { readonly entry: MenuEntry; readonly onRun: () => void };

function MenuItem({ entry: { label, keys }, onRun }: ItemProps): ReactNode {
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      aria-keyshortcuts={keys?.replaceAll('Ctrl', 'Control')}
      onClick={onRun}
    >
      <span>{label}</span>
      {keys !== undefined && <kbd aria-hidden="true">{keys}</kbd>}
    </button>
  );
}

function listItems(list: HTMLElement | null): readonly HTMLElement[] {
  return list === null ? [] : [...list.querySelectorAll<HTMLElement>('[role="menuitem"]')];
}

/** Where a key leads from the entry that has the focus, round and round. */
function findTarget(key: string, items: readonly HTMLElement[]): HTMLElement | undefined {
  const at = items.findIndex((item) => item === document.activeElement);
  switch (key) {
    case 'ArrowDown':
      return items[(at + 1) % items.length];
    case 'ArrowUp':
      return items.at(at <= 0 ? -1 : at - 1);
    case 'Home':
      return items[0];
    case 'End':
      return items.at(-1);
    default:
      return undefined;
  }
}
