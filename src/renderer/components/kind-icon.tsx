import { kindWords } from '../views/kinds.ts';

/** A small sheet of paper that carries the kind's letters, in the colour of its group. */
export function KindIcon({ kind, size = 28 }: { readonly kind: string; readonly size?: number }) {
  const { letters, group } = kindWords(kind);
  const family = group.split(' ')[0]?.toLowerCase() ?? '';
  return (
    <svg
      className={`kind-icon kind-${kind} kind-group-${family}`}
      width={size}
      height={size}
      viewBox="0 0 28 28"
      aria-hidden="true"
    >
      <path
        className="kind-sheet"
        d="M7.500 2.500h9l6 6v15.500a1.500 1.500 0 0 1-1.500 1.500H7.500A1.500 1.500 0 0 1 6 24V4a1.500 1.500 0 0 1 1.500-1.500z"
      />
      <path className="kind-fold" d="M16.500 2.500v4.500A1.500 1.500 0 0 0 18 8.500h4.500" />
      <text className="kind-word" x="14.200" y="19.500" textAnchor="middle">
        {letters}
      </text>
    </svg>
  );
}
