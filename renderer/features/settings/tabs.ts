import type { ComponentType } from 'react';
import { BackupsSection } from '#renderer/features/backups/backups-section.tsx';
import { CalendarSection } from '#renderer/features/calendar/calendar-section.tsx';
import { PicturesSection } from '#renderer/features/evidence/pictures-section.tsx';
import type { MessageKey } from '#renderer/i18n/messages.ts';
import type { Session } from '#renderer/session.ts';
import { AboutSection } from './about-section.tsx';
import { DeviceSection } from './device-section.tsx';
import { FoldersSection } from './folders-section.tsx';
import { InspectorsSection } from './inspectors-section.tsx';
import { IssuingSection } from './issuing-section.tsx';
import { KeysSection } from './keys-section.tsx';
import { LanguageSection } from './language-section.tsx';

type SettingsTab = {
  readonly key: string;
  readonly label: MessageKey;
  /** One below the other, by any name. A new section is one more entry. */
  readonly sections: Readonly<Record<string, ComponentType<{ readonly session: Session }>>>;
};

export const settingsTabs: readonly SettingsTab[] = [
  {
    key: 'general',
    label: 'settings.general',
    sections: { language: LanguageSection, inspectors: InspectorsSection, device: DeviceSection },
  },
  { key: 'documents', label: 'settings.documents', sections: { issuing: IssuingSection } },
  { key: 'files', label: 'settings.files', sections: { pictures: PicturesSection, folders: FoldersSection } },
  { key: 'calendar', label: 'settings.calendar', sections: { calendar: CalendarSection } },
  { key: 'keys', label: 'settings.keys', sections: { keys: KeysSection } },
  { key: 'backups', label: 'backups.title', sections: { backups: BackupsSection } },
  { key: 'about', label: 'settings.about', sections: { about: AboutSection } },
];
