/** Documents with pictures in them, made here, so that what stands around each picture is known. */
import { strToU8, zipSync } from 'fflate';
import PDFDocument from 'pdfkit';
import sharp from 'sharp';

/** A picture that is like no other of another seed: coloured patches. JPEG. */
export async function patches(seed: number, { width = 320, height = 240 } = {}): Promise<Buffer> {
  let state = seed * 7919 + 1;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const shapes = Array.from({ length: 14 }, () => {
    const colour = `rgb(${Math.floor(random() * 255)},${Math.floor(random() * 255)},${Math.floor(random() * 255)})`;
    const [x, y, wide, high] = [random() * width, random() * height, 20 + random() * 120, 20 + random() * 100];
    return random() > 0.5
      ? `<rect x="${x}" y="${y}" width="${wide}" height="${high}" fill="${colour}"/>`
      : `<circle cx="${x}" cy="${y}" r="${high / 2}" fill="${colour}"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#ddd"/>${shapes.join('')}</svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 90 }).toBuffer();
}

const relations = (...list: readonly (readonly [id: string, type: string, target: string])[]) =>
  `<Relationships>${list.map(([id, type, target]) => `<Relationship Id="${id}" Type="http://x/${type}" Target="${target}"/>`).join('')}</Relationships>`;
const zip = (parts: Readonly<Record<string, string | Uint8Array>>) =>
  zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([path, part]) => [
        path,
        typeof part === 'string' ? strToU8(part) : Uint8Array.from(part),
      ]),
    ),
  );

/** A text with a figure, its caption beneath it. */
export function illustratedDocx(picture: Uint8Array): Uint8Array {
  const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
  const drawing =
    '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" descr="A boat beside the quay"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="r5"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>';
  return zip({
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': relations(['a', 'officeDocument', 'word/document.xml']),
    'word/_rels/document.xml.rels': relations(['r5', 'image', 'media/image1.jpeg']),
    'word/document.xml': `<w:document xmlns:w="w" xmlns:r="r" xmlns:a="a" xmlns:wp="wp" xmlns:pic="pic"><w:body>${paragraph('The survey of the harbour was made in spring.')}${drawing}${paragraph('Figure 3: Depth of the channel')}${paragraph('The channel is deep enough for ferries.')}</w:body></w:document>`,
    'word/media/image1.jpeg': picture,
  });
}

/** Two slides, the picture on the second. */
export function illustratedPptx(picture: Uint8Array): Uint8Array {
  const slide = (shapes: string) =>
    `<p:sld xmlns:a="a" xmlns:p="p" xmlns:r="r"><p:cSld><p:spTree>${shapes}</p:spTree></p:cSld></p:sld>`;
  const text = (line: string) => `<p:sp><p:txBody><a:p><a:r><a:t>${line}</a:t></a:r></a:p></p:txBody></p:sp>`;
  return zip({
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': relations(['a', 'officeDocument', 'ppt/presentation.xml']),
    'ppt/presentation.xml':
      '<p:presentation xmlns:p="p" xmlns:r="r"><p:sldIdLst><p:sldId r:id="r1"/><p:sldId r:id="r2"/></p:sldIdLst></p:presentation>',
    'ppt/_rels/presentation.xml.rels': relations(
      ['r1', 'slide', 'slides/slide1.xml'],
      ['r2', 'slide', 'slides/slide2.xml'],
    ),
    'ppt/slides/slide1.xml': slide(text('Welcome aboard')),
    'ppt/slides/slide2.xml': slide(
      `${text('Cranes of the northern pier')}<p:pic><p:nvPicPr><p:cNvPr id="4" name="Picture 4" descr="A crane lifts a boat"/></p:nvPicPr><p:blipFill><a:blip r:embed="m1"/></p:blipFill></p:pic>`,
    ),
    'ppt/slides/_rels/slide2.xml.rels': relations(['m1', 'image', '../media/image7.jpg']),
    'ppt/media/image7.jpg': picture,
  });
}

/** A book of one chapter with a picture in it. */
export function illustratedEpub(picture: Uint8Array): Uint8Array {
  return zip({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml': '<container><rootfiles><rootfile full-path="book/package.opf"/></rootfiles></container>',
    'book/package.opf':
      '<package><metadata><title>The Keeper</title></metadata><manifest><item id="one" href="one.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="one"/></spine></package>',
    'book/one.xhtml':
      '<html xmlns="http://www.w3.org/1999/xhtml"><body><h1>The Storm</h1><p>The keeper lit the lamp every evening.</p><figure><img src="pictures/lamp.jpg" alt="The lamp"/><figcaption>Plate 2. The great lamp at night</figcaption></figure><p>It was seen from afar.</p></body></html>',
    'book/pictures/lamp.jpg': picture,
  });
}

/** A page with a picture written into it. */
export function illustratedHtml(picture: Uint8Array): string {
  return `<html><body><h1>Ropes</h1><p>Hemp ropes are made in this yard.</p><img alt="A rope walk" src="data:image/jpeg;base64,${Buffer.from(picture).toString('base64')}"><p>The yard is open on Sundays.</p><img src="https://example.com/tracker.png"></body></html>`;
}

/**
 * A message as desktop programs write it: a text in two forms, two pictures its page shows, one of them by an escaped identifier, and one
 * that is only attached.
 */
export function illustratedMail(
  picture: Uint8Array,
  others: readonly [Uint8Array, Uint8Array] = [picture, picture],
): string {
  const file = (name: string, bytes: Uint8Array, header: string) =>
    `Content-Type: image/jpeg; name="${name}"\r\n${header}\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(bytes).toString('base64').replace(/.{76}/g, '$&\r\n')}\r\n`;
  const page =
    '<html><head><style>p { margin: 0 }</style></head><body><p>Dear Ottilie,</p><p>The surveyor found a crack in the gate.</p>' +
    '<img alt=3D"The lock gate, seen from the quay" src=3D"cid:image001.jpg@01DA.5A"><p>It is as long as a hand.</p>' +
    '<p>The second one is of the pump house.</p><img alt=3D"image002.jpg" src=3D"CID:pump%20house%2B2@example.org">' +
    '<p>Figure 2: The pump house after the storm</p><p>Regards, =C3=89mile</p><img src=3D"https://example.com/tracker.gif"></body></html>';
  const part = (boundary: string, ...parts: readonly string[]) =>
    `${parts.map((each) => `--${boundary}\r\n${each}\r\n`).join('')}--${boundary}--\r\n`;
  const related = part(
    'rel',
    `Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${page.replaceAll('><', '>=\r\n<')}`,
    file(
      'image001.jpg',
      picture,
      'Content-ID: <image001.jpg@01DA.5A>\r\nContent-Disposition: inline; filename="image001.jpg"',
    ),
    file('image002.jpg', others[0], 'Content-Id: <pump house+2@example.org>'),
  );
  const alternative = part(
    'alt',
    'Content-Type: text/plain; charset=utf-8\r\n\r\nDear Ottilie, the surveyor found a crack in the gate.',
    `Content-Type: multipart/related; boundary=rel; type="text/html"\r\n\r\n${related}`,
  );
  const mixed = part(
    'mix',
    `Content-Type: multipart/alternative; boundary=alt\r\n\r\n${alternative}`,
    file('anchor.jpg', others[1], 'Content-Disposition: attachment; filename="anchor.jpg"'),
  );
  return `From: Émile <emile@example.org>\r\nTo: ottilie@example.org\r\nSubject: Tuesday inspection\r\nDate: Tue, 4 Mar 2025 10:00:00 +0100\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=mix\r\n\r\n${mixed}`;
}

/** Two pages; on the second a picture as JPEG with its caption beneath it, and one with transparency. */
export async function illustratedPdf(picture: Uint8Array): Promise<Buffer> {
  const document = new PDFDocument({ size: 'A4', margin: 60 });
  const parts: Buffer[] = [];
  const done = new Promise<Buffer>((resolve) => {
    document.on('data', (part: Buffer) => parts.push(part));
    document.on('end', () => resolve(Buffer.concat(parts)));
  });
  document.text('The first page tells of the harbour and of nothing else.');
  document.addPage();
  document.text('Ferries cross the channel four times a day.', 60, 60);
  document.image(Buffer.from(picture), 60, 120, { width: 240 });
  document.text('Figure 3. Ferries in the channel', 60, 310);
  document.text('Nobody was hurt when the old ferry sank.', 60, 500);
  const transparent = await sharp(Buffer.from(picture)).resize(160, 120).ensureAlpha(0.8).png().toBuffer();
  document.image(transparent, 60, 560, { width: 160 });
  document.end();
  return done;
}
