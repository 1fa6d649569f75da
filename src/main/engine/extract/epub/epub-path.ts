/** The path inside the book that a reference in `file` points to, without its fragment; null for references outside. */
export function epubPath(file: string, reference: string): string | null {
  if (/^[a-z][a-z0-9+.-]*:/i.test(reference)) return null;
  const target = decoded(reference.split(/[#?]/, 1)[0] ?? '');
  if (target === '') return file;
  const steps: string[] = [];
  const from = target.startsWith('/') ? target : file.slice(0, file.lastIndexOf('/') + 1) + target;
  for (const step of from.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A per cent sign that escapes nothing.
    return text;
  }
}
