const words: Readonly<Record<string, string>> = {
  pdf: 'PDF',
  docx: 'DOC',
  markdown: 'MD',
  text: 'TXT',
  html: 'HTML',
};

/** A small sheet of paper that carries the kind's letters. */
export function KindIcon({ kind, size = 28 }: { readonly kind: string; readonly size?: number }) {
  const word = words[kind] ?? kind.slice(0, 4).toUpperCase();
  return (
    <svg className={`kind-icon kind-${kind}`} width={size} height={size} viewBox="0 0 28 28" aria-hidden="true">
      <path
        className="kind-sheet"
        d="M7.500 2.500h9l6 6v15.500a1.500 1.500 0 0 1-1.500 1.500H7.500A1.500 1.500 0 0 1 6 24V4a1.500 1.500 0 0 1 1.500-1.500z"
      />
      <path className="kind-fold" d="M16.500 2.500v4.500A1.500 1.500 0 0 0 18 8.500h4.500" />
      <text className="kind-word" x="14.200" y="19.500" textAnchor="middle">
        {word}
      </text>
    </svg>
  );
}

/** The kind's name in sentences and filters. */
export function kindName(kind: string): string {
  const names: Readonly<Record<string, string>> = {
    pdf: 'PDF',
    docx: 'Word',
    markdown: 'Markdown',
    text: 'Plain text',
    html: 'Web page',
  };
  return names[kind] ?? kind;
}
