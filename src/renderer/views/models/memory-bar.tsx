import { formatMemory } from './model-words.ts';

export type MemoryPart = { readonly name: string; readonly bytes: number; readonly kind: string };

/** How a sum of memory is made up, as a bar and a legend. */
export function MemoryBar({
  parts,
  total,
  label,
}: {
  readonly parts: readonly MemoryPart[];
  readonly total: number;
  readonly label: string;
}) {
  const shown = parts.filter(({ bytes }) => bytes > 0);
  return (
    <div className="memory-bar" role="img" aria-label={label}>
      <div className="memory-track">
        {shown.map(({ name, bytes, kind }) => (
          <span key={name} className={`memory-part is-${kind}`} style={{ width: `${(100 * bytes) / total}%` }} />
        ))}
      </div>
      <ul className="memory-legend">
        {shown.map(({ name, bytes, kind }) => (
          <li key={name}>
            <span className={`memory-dot is-${kind}`} />
            {name} <b>{formatMemory(bytes)}</b>
          </li>
        ))}
      </ul>
    </div>
  );
}
