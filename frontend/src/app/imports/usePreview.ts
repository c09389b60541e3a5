import { useEffect, useState } from 'react';
import { api } from '../../api/client';
import type { TableColumns, TablePreview } from '../../api/types';
import { reasonOf } from '../failure';

/** What the server makes of a table, asked anew whenever a column is chosen. */
export function usePreview(map: string, data: Blob) {
  const [asked, ask] = useState<Partial<TableColumns>>({});
  const [preview, setPreview] = useState<TablePreview | null>(null);
  const [answered, setAnswered] = useState<Partial<TableColumns> | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    let isOld = false;
    const take = (answer: TablePreview) => {
      if (isOld) return;
      setPreview(answer);
      setAnswered(asked);
      setFailure(null);
    };
    const fail = (error: unknown) => isOld || setFailure(reasonOf(error));
    api.previewImport(map, data, asked).then(take, fail);
    return () => {
      isOld = true;
    };
  }, [map, data, asked]);
  const choose = (change: Partial<TableColumns>) =>
    ask({ ...preview?.columns, ...asked, ...change });
  return { preview, failure, choose, isCurrent: answered === asked };
}
