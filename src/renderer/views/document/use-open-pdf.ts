import { useEffect, useState } from 'react';
import type { Reason } from '../../../preload/contract/shapes.ts';
import { reasonOf } from '../../reason-of.ts';
import { type OpenPdf, openPdf } from './open-pdf.ts';
import type { PasswordAsked } from './pdf-password.tsx';

/** Keeps a PDF open while the component lives; a failure, also a later one, becomes a reason. */
export function useOpenPdf(documentId: string, fileId: string | null) {
  const [open, setOpen] = useState<OpenPdf | null>(null);
  const [error, setError] = useState<Reason | null>(null);
  const [asked, setAsked] = useState<PasswordAsked | null>(null);
  useEffect(() => {
    let current: OpenPdf | null = null;
    let gone = false;
    setOpen(null);
    setError(null);
    setAsked(null);
    const fail = (cause: unknown) => {
      if (!gone) setError(reasonOf(cause));
    };
    openPdf(documentId, fileId, { fail, ask: (question) => !gone && setAsked(question) }).then((opened) => {
      if (gone) opened.close();
      else {
        current = opened;
        setOpen(opened);
      }
    }, fail);
    return () => {
      gone = true;
      current?.close();
    };
  }, [documentId, fileId]);
  return { open, error, asked };
}
