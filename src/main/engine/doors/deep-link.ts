/** A place in a document as a link that opens it in Docent's window. Offsets are those of the canonical text. */
export function deepLink(place: {
  readonly documentId: string;
  readonly page?: number | null;
  readonly start?: number;
  readonly end?: number;
}): string {
  const values = new URLSearchParams({ document: place.documentId });
  if (place.page !== null && place.page !== undefined) values.set('page', String(place.page));
  if (place.start !== undefined && place.end !== undefined) {
    values.set('start', String(place.start));
    values.set('end', String(place.end));
  }
  return `docent://open?${values}`;
}
