import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { queryKeys } from '#renderer/query.ts';

/** Asks for the list again when a day begins: what is late depends on the day. */
export function useNewDay(): void {
  const client = useQueryClient();
  const [midnight, setMidnight] = useState(findMidnight);
  useEffect(() => {
    const timer = setTimeout(() => {
      void client.invalidateQueries({ queryKey: queryKeys.enterprises });
      setMidnight(findMidnight());
    }, midnight - Date.now());
    return () => clearTimeout(timer);
  }, [client, midnight]);
}

/** The end of this day on this computer's calendar, in milliseconds since 1970. */
function findMidnight(): number {
  const now = new Date();
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1).getTime();
}
