import { useCallback, useState } from 'react';

export type Toggle = { readonly isOn: boolean; readonly flip: () => void; readonly turnOff: () => void };

/** Something that is open or closed; closed at first. */
export function useToggle(): Toggle {
  const [isOn, setIsOn] = useState(false);
  const flip = useCallback(() => setIsOn((before) => !before), []);
  const turnOff = useCallback(() => setIsOn(false), []);
  return { isOn, flip, turnOff };
}
