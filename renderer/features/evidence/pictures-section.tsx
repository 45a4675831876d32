import { Checkbox, Radio } from 'antd';
import type { ReactNode } from 'react';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { useText } from '#renderer/i18n/index.ts';
import { useSaveSettings } from '#renderer/session.ts';
import type { Session, Settings } from '#renderer/session.ts';

const sides: readonly Settings['pictures']['longestSide'][] = [2560, 1600, 1024, 0];

/** In the settings: how large pictures are kept that are added as evidence. */
export function PicturesSection({ session }: { readonly session: Session }): ReactNode {
  const { t } = useText();
  const save = useSaveSettings();
  const { longestSide, keepOriginal } = session.settings.pictures;
  return (
    <section>
      <h2>{t('evidence.pictureSize')}</h2>
      <Radio.Group
        aria-label={t('evidence.pictureSize')}
        vertical
        value={longestSide}
        onChange={({ target }) => {
          const side = sides.find((candidate) => candidate === target.value);
          if (side !== undefined) save.mutate({ pictures: { longestSide: side } });
        }}
        options={sides.map((value) => ({
          value,
          label: value === 0 ? t('evidence.asTheyAre') : t('evidence.longestSide', { n: value }),
        }))}
      />
      <Checkbox
        checked={keepOriginal}
        disabled={longestSide === 0}
        onChange={({ target }) => save.mutate({ pictures: { keepOriginal: target.checked } })}
      >
        {t('evidence.keepOriginal')}
      </Checkbox>
      <p className="soft">{t('evidence.pictureHint')}</p>
      {save.error !== null && <ErrorNotice error={save.error} />}
    </section>
  );
}
