import { buildApp } from './build-app.mjs';
import { fetchAssets } from './fetch-assets.mjs';
import { installPackages } from './install-packages.mjs';
import { withSetupLock } from './with-setup-lock.mjs';

/**
 * Makes a checkout ready to run: packages, model files, built files. Does nothing that is already done; speaks on stderr only.
 * @param {{ tests?: boolean, build?: boolean }} [options] `tests` also brings the chat model that tests use
 */
export async function setUp({ tests = false, build = true } = {}) {
  await withSetupLock(async () => {
    await installPackages();
    await fetchAssets({ tests });
    if (build) await buildApp();
  });
}
