/** `NAME COUNT SEED FOLDER SECONDS`: one test in a process of its own; its lines and, last, its result go to the parent. SECONDS 0: no end. */
import { tortureTests } from './torture-tests.ts';

const [name = '', count = '1', seed = '1', folder = '', seconds = '0'] = process.argv.slice(2);
const test = tortureTests.find((each) => each.name === name);
if (!test || !process.send) throw new Error('started by run-torture.ts');
const tell = (line: string) => process.send?.({ line });
const over = Number(seconds) > 0 ? performance.now() + Number(seconds) * 1000 : Number.POSITIVE_INFINITY;
const hasTime = () => performance.now() < over;
const result = await test.run({ count: Number(count), hasTime, seed: Number(seed), folder, tell });
process.send({ result }, () => process.exit(0));
