import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gatherLicences } from './gather-licences.ts';
import type { PackedApp } from './packed-app.ts';
import { projectPaths } from './scripts/project-paths.mjs';

/** Last touches to a packed folder: the licences of what is in it, and away with Electron's own app, which nobody should ever see run. */
export function finishPack(app: PackedApp): void {
  rmSync(join(app.resources, 'default_app.asar'), { force: true });
  mkdirSync(join(app.resources, 'docent'), { recursive: true });
  writeFileSync(join(app.resources, 'docent/licences.json'), JSON.stringify(gatherLicences(app, projectPaths.modules)));
}
