/** Draws build/icons/icon.png and icon.icns from icon.svg, and what stands in the menu bar; run by hand when a drawing changes. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { projectPaths } from './project-paths.mjs';

/** Apple's icon types that hold a PNG, by edge in pixels. */
const appleTypes: readonly (readonly [string, number])[] = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
];

const folder = join(projectPaths.root, 'build', 'icons');
const drawing = readFileSync(join(folder, 'icon.svg'));
const draw = (edge: number) => sharp(drawing).resize(edge, edge).png({ compressionLevel: 9 }).toBuffer();

const parts: Buffer[] = [];
for (const [type, edge] of appleTypes) {
  const image = await draw(edge);
  const header = Buffer.alloc(8);
  header.write(type, 'latin1');
  header.writeUInt32BE(image.length + header.length, 4);
  parts.push(header, image);
}
const body = Buffer.concat(parts);
const head = Buffer.alloc(8);
head.write('icns', 'latin1');
head.writeUInt32BE(body.length + head.length, 4);
writeFileSync(join(folder, 'icon.icns'), Buffer.concat([head, body]));
writeFileSync(join(folder, 'icon.png'), await draw(512));

// `Template` in the name: macOS takes its shape alone and colours it as the menu bar needs.
const small = readFileSync(join(folder, 'menu-bar.svg'));
for (const [name, edge] of [
  ['iconTemplate.png', 16],
  ['iconTemplate@2x.png', 32],
] as const) {
  const image = await sharp(small).resize(edge, edge).png({ compressionLevel: 9 }).toBuffer();
  writeFileSync(join(projectPaths.root, 'resources', 'menu-bar', name), image);
}
