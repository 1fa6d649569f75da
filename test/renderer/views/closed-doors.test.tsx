import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { ClosedDoors } from '../../../src/renderer/views/settings/closed-doors.tsx';

// The bug: a person wonders why the API they had on is off, or believes that a model server is still asked.
it('names what a restored library had open, and says nothing where it had nothing', () => {
  const said = renderToStaticMarkup(<ClosedDoors doors={['local-api', 'team-library', 'downloads']} />);
  for (const part of ['local API is off', 'team library is disconnected', 'models are not downloaded'])
    expect(said).toContain(part);
  expect(said).not.toContain('model server');
  expect(renderToStaticMarkup(<ClosedDoors doors={[]} />)).toBe('');
});
