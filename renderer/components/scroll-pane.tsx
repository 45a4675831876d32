import type { ReactNode } from 'react';

export type ScrollPaneProps = { readonly label: string; readonly children: ReactNode };

/** A part that scrolls by itself and can be reached and scrolled with the keyboard. */
export function ScrollPane({ label, children }: ScrollPaneProps): ReactNode {
  return (
    // Without a stop of the focus, the arrow keys could not scroll it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="table-pane" aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
