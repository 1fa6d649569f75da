/** Puts the fake behind the same bridge the real preload uses. */
import { contextBridge } from 'electron';
import { createFakeDocent, type Scenario } from './fake-docent.ts';

const flag = '--scenario=';
const encoded = process.argv.find((argument) => argument.startsWith(flag))?.slice(flag.length) ?? '';
const scenario = JSON.parse(decodeURIComponent(encoded)) as Scenario;
const fake = createFakeDocent(scenario);
contextBridge.exposeInMainWorld('docent', fake);
