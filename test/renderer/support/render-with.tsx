import { render, type RenderResult } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { defaultLanguage, type Language } from '#domain/language.ts';
import { showLanguage, startI18n } from '#renderer/i18n/index.ts';
import { createQueryClient } from '#renderer/query.ts';
import { Surroundings } from '#renderer/surroundings.tsx';

export type Rendered = RenderResult & { readonly user: UserEvent };

/** Draws a part of the window with what the program puts around it. */
export async function renderWith(element: ReactElement, language: Language = defaultLanguage): Promise<Rendered> {
  startI18n();
  await showLanguage(language);
  const result = render(<Surroundings client={createQueryClient()}>{element}</Surroundings>);
  return { ...result, user: userEvent.setup() };
}
