import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PictureCell } from '../../../src/renderer/views/pictures/picture-cell.tsx';
import { PictureFacts } from '../../../src/renderer/views/pictures/picture-facts.tsx';
import { ViewerHeader } from '../../../src/renderer/views/pictures/viewer-header.tsx';
import { stubBridge } from '../bridge-stub.ts';
import { createPictureFakes, fakePicture } from '../harness/fake-pictures.ts';

beforeEach(() => void stubBridge({}));
afterEach(() => vi.unstubAllGlobals());

type Cell = Parameters<typeof PictureCell>[0];
const cell = (change: Partial<Cell>) =>
  renderToStaticMarkup(
    <PictureCell
      picture={fakePicture(3)}
      index={4}
      total={20}
      left={0}
      top={0}
      width={148}
      height={124}
      isChosen={false}
      isSharp={false}
      note={null}
      {...change}
    />,
  );

describe('a cell of the gallery', () => {
  it('says to those who do not see it what it is and where in the list it stands', () => {
    const html = cell({ isChosen: true });
    expect(html).toContain('role="option"');
    expect(html).toContain('aria-selected="true"');
    expect(html).toMatch(/aria-posinset="5"/);
    expect(html).toContain(`aria-label="${fakePicture(3).caption}, Figure 4, page 4`);
  });

  it('asks for no picture that can’t be shown, and says so', () => {
    const html = cell({ picture: fakePicture(5, { state: 'failed' }) });
    expect(html).not.toContain('<img');
    expect(html).toContain('Can’t be shown');
  });

  it('tells that a picture is there more than once, but not beside why it was found', () => {
    const many = fakePicture(0, { copies: 3, near: 2 });
    expect(cell({ picture: many })).toContain('Also there as 3 copies, 2 near copies');
    expect(cell({ picture: many, note: 'Caption' })).not.toContain('Also there as');
  });

  it('stands empty while its row is not there', () => {
    expect(cell({ picture: null })).not.toContain('role="option"');
  });
});

describe('details of a picture', () => {
  const details = createPictureFakes(30)['picture.details'];

  it('show where it was taken with the promise that this stays here', () => {
    const html = renderToStaticMarkup(<PictureFacts details={details({ pictureId: 'picture-1' })} />);
    expect(html).toContain('52.51630° N, 13.37770° E');
    expect(html).toContain('Never sent anywhere');
    const nowhere = { ...details({ pictureId: 'picture-1' }), location: null };
    expect(renderToStaticMarkup(<PictureFacts details={nowhere} />)).not.toContain('Never sent');
  });

  it('lead from a figure to its page', () => {
    const html = renderToStaticMarkup(<PictureFacts details={details({ pictureId: 'picture-3' })} />);
    expect(html).toMatch(/Report \d+\.pdf, figure 4, page 4/);
    expect(html).toContain('The wall was inspected at low water');
  });
});

describe('the viewer’s head', () => {
  const nothing = () => undefined;
  const zoom = { percent: 40, isFit: true } as Parameters<typeof ViewerHeader>[0]['zoom'];
  const head = (change: Partial<Parameters<typeof ViewerHeader>[0]>) =>
    renderToStaticMarkup(
      <ViewerHeader
        picture={fakePicture(3)}
        position={{ index: 1, total: 2013 }}
        zoom={zoom}
        text=""
        hasWords={false}
        showsWords={false}
        onWords={nothing}
        onSimilar={nothing}
        onDocument={nothing}
        onClose={nothing}
        {...change}
      />,
    );

  it('says where one is, and offers words only where there are some', () => {
    expect(head({})).toContain('2 of 2,013');
    expect(head({})).not.toContain('copy-picture-text');
    expect(head({ text: 'Meter', hasWords: true })).toContain('copy-picture-text');
  });

  it('opens no document before there is one', () => {
    const button = /<button[^>]*viewer-document[^>]*>/;
    expect(button.exec(head({ picture: fakePicture(1, { documentId: null }) }))?.[0]).toContain('disabled');
    expect(button.exec(head({}))?.[0]).not.toContain('disabled');
  });
});
