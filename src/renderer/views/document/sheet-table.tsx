import type { Span } from '../../../preload/contract/shapes.ts';
import { t } from '../../languages/translate.ts';
import type { Piece } from './block-groups.ts';
import { MarkedText } from './marked-text.tsx';
import type { SheetGrid } from './sheet-grid.ts';

function isCited(piece: Piece | null, mark: Span | null): boolean {
  return piece !== null && mark !== null && mark.start < piece.end && mark.end > piece.start;
}

/** Rows of a sheet under its column letters, with its row numbers; cited cells are tinted, a single one is framed. */
export function SheetTable({ grid, mark }: { readonly grid: SheetGrid; readonly mark: Span | null }) {
  const cited = grid.rows.reduce((sum, row) => sum + row.cells.filter((piece) => isCited(piece, mark)).length, 0);
  const citedClass = cited === 1 ? 'is-cited is-single' : 'is-cited';
  return (
    <div className="sheet-table" data-testid="sheet-table">
      <table>
        <thead>
          <tr>
            <th scope="col" aria-label={t('Row')} />
            {grid.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {grid.rows.map((row) => (
            <tr key={row.start}>
              <th scope="row">{row.number}</th>
              {row.cells.map((piece, index) => (
                <td
                  key={grid.columns[index]}
                  className={isCited(piece, mark) ? citedClass : undefined}
                  data-address={`${grid.columns[index]}${row.number}`}
                >
                  {piece && <MarkedText piece={piece} mark={mark} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
