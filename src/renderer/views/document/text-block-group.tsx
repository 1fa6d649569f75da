import type { Span, TextBlock } from '../../../preload/contract/shapes.ts';
import { type BlockGroup, cellsOf } from './block-groups.ts';
import { MarkedText } from './marked-text.tsx';
import { sheetGrid } from './sheet-grid.ts';
import { SheetTable } from './sheet-table.tsx';

const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'] as const;

function SingleBlock({ block, mark }: { readonly block: TextBlock; readonly mark: Span | null }) {
  const words = <MarkedText piece={block} mark={mark} />;
  switch (block.kind) {
    case 'heading': {
      const Heading = headings[Math.min(Math.max(block.level, 1), 6) - 1] ?? 'h6';
      return <Heading dir="auto">{words}</Heading>;
    }
    case 'code':
      return (
        <pre dir="ltr">
          <code>{words}</code>
        </pre>
      );
    case 'quote':
      return <blockquote dir="auto">{words}</blockquote>;
    case 'caption':
      return (
        <p className="text-caption" dir="auto">
          {words}
        </p>
      );
    case 'header':
    case 'footer':
      return (
        <p className="text-margin" dir="auto">
          {words}
        </p>
      );
    default:
      return <p dir="auto">{words}</p>;
  }
}

export function TextBlockGroup({ group, mark }: { readonly group: BlockGroup; readonly mark: Span | null }) {
  if (group.type === 'list') {
    return (
      <ul>
        {group.blocks.map((block) => (
          <li key={block.start} dir="auto" style={{ marginInlineStart: `${Math.max(0, block.level - 1) * 20}px` }}>
            <MarkedText piece={block} mark={mark} />
          </li>
        ))}
      </ul>
    );
  }
  if (group.type === 'table') {
    const grid = sheetGrid(group.blocks);
    if (grid) return <SheetTable grid={grid} mark={mark} />;
    return (
      <div className="text-table">
        <table>
          <tbody>
            {group.blocks.map((block) => (
              <tr key={block.start}>
                {cellsOf(block).map((cell) => (
                  <td key={cell.start} dir="auto">
                    <MarkedText piece={cell} mark={mark} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    );
  }
  const [block] = group.blocks;
  return block ? <SingleBlock block={block} mark={mark} /> : null;
}
